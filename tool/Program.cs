using System.CommandLine;
using Adapters.Tool.Blocking;

namespace Adapters.Tool;

/// <summary>The command <c>adapters</c>: each subcommand has a folder.</summary>
internal static class Program
{
    /// <summary>The exit status for what the user must change: 1 says that there are findings.</summary>
    private const int Unusable = 2;

    public static Task<int> Main(string[] args)
    {
        var line = new RootCommand("Works on C# code and on servers built with Adapters.") { BlockingCommand.Create() }.Parse(args);
        return line.Errors.Count == 0 ? line.InvokeAsync() : RefuseAsync(line);
    }

    /// <summary>A line for each error: the usage would hide it.</summary>
    private static async Task<int> RefuseAsync(ParseResult line)
    {
        var command = line.CommandResult.Command is RootCommand ? "" : line.CommandResult.Command.Name + " ";
        foreach (var error in line.Errors)
        {
            var message = string.Join(' ', error.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            await Console.Error.WriteLineAsync($"adapters: {message} See adapters {command}--help.");
        }

        return Unusable;
    }
}
