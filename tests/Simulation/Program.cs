using Adapters.Simulation.Running;

namespace Adapters.Simulation;

/// <summary>The simulator as a program; without its first word, the tests of it.</summary>
internal static class Program
{
    public static int Main(string[] args) => args is ["simulate", .. var rest]
        ? CommandLine.Run(rest)
        : Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args).GetAwaiter().GetResult();
}
