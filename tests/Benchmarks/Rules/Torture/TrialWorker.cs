using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Benchmarks.Rules.Torture;

/// <summary>
/// Runs trials in a process of its own, so that a stack that overflows ends this one alone. A line in is the path of a text. The first line
/// out says that the compiler alone is done with it; the second is the peak of memory in megabytes, and the fault, if there is one, in
/// base 64.
/// </summary>
internal static class TrialWorker
{
    public const string Command = "torture-worker";

    public static int Run()
    {
        while (Console.ReadLine() is { } path)
        {
            var fault = FaultOf(File.ReadAllText(path));
            var peak = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
            Console.WriteLine($"{peak} {Convert.ToBase64String(Encoding.UTF8.GetBytes(fault ?? ""))}");
        }

        return 0;
    }

    private static string? FaultOf(string text)
    {
        var compilation = Trial.Compile(text, CancellationToken.None);
        var isCompiled = Compile(compilation);
        Console.WriteLine("compiled");
        try
        {
            return isCompiled ? Trial.FaultOf(compilation, CancellationToken.None) : null;
        }
        catch (Exception e)
        {
            return $"outside of the rules: {e}";
        }
    }

    /// <summary>The compiler may have faults of its own.</summary>
    private static bool Compile(CSharpCompilation compilation)
    {
        try
        {
            compilation.GetDiagnostics();
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
