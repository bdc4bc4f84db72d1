using Adapters.Architecture.Tests.Walks;

namespace Adapters.Architecture.Tests;

/// <summary>The tests; with the word instrument, the program that <c>walk</c> needs.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        if (args is not ["instrument", var root, .. var folders])
            return Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args).GetAwaiter().GetResult();
        Instrumenter.Rewrite(root, folders);
        return 0;
    }
}
