using System.Collections.Immutable;
using Adapters.Generator.Rules.Blocking;
using Generator.Tests.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Benchmarks.Rules.Keystroke;

/// <summary>
/// What the rule costs at each keystroke: a new compilation, and the analyzers over the file that was typed into, as an editor does. The
/// rule's own time is what the compiler counts for it; beside it, how much more of the processor all takes than with an analyzer that does nothing.
/// </summary>
internal static class KeystrokeBench
{
    private const int WarmUps = 40;
    private const double Target = 20;

    public static async Task<int> RunAsync(int edits)
    {
        var worst = 0.0;
        Console.WriteLine("| helpers | in scope | rule, median ms | rule, 95th percentile ms | added, median ms of the processor | allocated, median KB | findings |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|---:|");
        foreach (var areSpread in new[] { false, true })
        {
            var typing = new Typing(areSpread);
            foreach (var scope in new[] { "handlers", "all_async" })
            {
                var results = await MeasureAsync(typing, scope, edits);
                Console.WriteLine(Row(areSpread ? $"spread ({typing.Size})" : $"in the file ({typing.Size})", scope, results));
                worst = Math.Max(worst, Figures.Percentile(results.Select(r => r.Rule), 0.95));
            }
        }

        Console.WriteLine(string.Create(null, $"\nTarget: the 95th percentile below {Target:0} ms: {(worst < Target ? "reached" : "missed")}."));
        return worst < Target ? 0 : 1;
    }

    private static async Task<List<Keystroke>> MeasureAsync(Typing typing, string scope, int edits)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal) { [BlockingOptions.Scope] = scope };
        var results = new List<Keystroke>();
        for (var edit = 0; edit < WarmUps + edits; edit++)
        {
            // In turns, so that a slow minute hits both.
            var idle = await RunAsync(typing, edit, [new IdleAnalyzer()], options);
            var both = await RunAsync(typing, edit, [new IdleAnalyzer(), new BlockingAnalyzer()], options);
            if (edit >= WarmUps)
                results.Add(both with { Added = both.Added - idle.Added, Allocated = both.Allocated - idle.Allocated });
        }

        return results;
    }

    private static async Task<Keystroke> RunAsync(
        Typing typing, int edit, ImmutableArray<DiagnosticAnalyzer> analyzers, IReadOnlyDictionary<string, string> options)
    {
        var (compilation, tree) = typing.After(edit);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var processor = Environment.CpuUsage.TotalTime;
        var driver = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            SuiteCompilation.Options(options), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        var found = await driver.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), filterSpan: null, CancellationToken.None);
        var taken = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds;
        var used = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        var telemetry = await driver.GetAnalyzerTelemetryInfoAsync(analyzers[^1], CancellationToken.None);
        return new Keystroke(telemetry.ExecutionTime.TotalMilliseconds, taken, used / 1024.0, found.Length);
    }

    private static string Row(string helpers, string scope, List<Keystroke> results) => string.Create(
        null,
        $"| {helpers} | {scope} | {Figures.Median(results.Select(r => r.Rule)):0.0} | {Figures.Percentile(results.Select(r => r.Rule), 0.95):0.0} | {Figures.Median(results.Select(r => r.Added)):0.0} | {Figures.Median(results.Select(r => r.Allocated)):0} | {results[0].Findings} |");
}
