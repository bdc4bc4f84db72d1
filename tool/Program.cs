using System.CommandLine;
using Adapters.Tool.Blocking;

namespace Adapters.Tool;

/// <summary>The command <c>adapters</c>: each subcommand has a folder.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) =>
        new RootCommand("Works on C# code and on servers built with Adapters.") { BlockingCommand.Create() }.Parse(args).InvokeAsync();
}
