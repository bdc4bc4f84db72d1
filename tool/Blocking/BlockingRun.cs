using Adapters.Tool.Blocking.Findings;
using Adapters.Tool.Blocking.Loading;
using Adapters.Tool.Blocking.Reports;
using Microsoft.CodeAnalysis;

namespace Adapters.Tool.Blocking;

/// <summary>Loads the projects, analyzes them, compares the findings with the baseline and writes a report.</summary>
internal sealed class BlockingRun(BlockingArguments arguments, TextWriter output, TextWriter errors)
{
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var target = await Task.Run(() => Target.Find(arguments.Target), cancellation);
        var baseline = await BaselineComparison.ReadAsync(arguments, target, cancellation);
        using var solution = await LoadedSolution.OpenAsync(target, arguments.AllProperties, errors, cancellation);
        var analysis = new SolutionAnalysis(arguments, errors);
        var findings = await analysis.FindAsync(solution.Projects, cancellation);
        if (arguments.WriteBaseline)
        {
            await baseline.WriteAsync(findings, analysis.Assemblies, cancellation);
            await output.WriteLineAsync($"{Counted.Of(findings.Count, "finding")} written to {baseline.Path}");
            return 0;
        }

        var report = baseline.Compare(findings, target.Folder, analysis.Assemblies);
        await WriteAsync(report, cancellation);
        return report.New.Any(f => FailsOn(f.Severity)) ? 1 : 0;
    }

    private async Task WriteAsync(Report report, CancellationToken cancellation)
    {
        var text = ReportFormats.Write(report, arguments.Format);
        if (arguments.Output is null)
        {
            await output.WriteAsync(text.AsMemory(), cancellation);
            return;
        }

        await File.WriteAllTextAsync(arguments.Output, text, cancellation);
        await output.WriteLineAsync($"{report.Summary}; written to {arguments.Output}");
    }

    private bool FailsOn(DiagnosticSeverity severity) => arguments.FailOn switch
    {
        "never" => false,
        "info" => true,
        _ => severity >= DiagnosticSeverity.Warning,
    };
}
