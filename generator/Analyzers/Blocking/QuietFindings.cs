using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Adapters.Analyzers.Blocking;

/// <summary>
/// Counts what certainly blocks and is not a warning, because the project has not chosen a level yet: a build does not show it, so
/// that one line of its own says so.
/// </summary>
internal sealed class QuietFindings(Compilation compilation)
{
    private readonly SyntaxTreeOptionsProvider? _severities = compilation.Options.SyntaxTreeOptionsProvider;
    private int _count;

    /// <summary>Indicates whether the project has not chosen a level: the package says so in its configuration.</summary>
    public static bool AreCounted(AnalyzerConfigOptions options) =>
        options.TryGetValue(BlockingOptions.Hint, out var value) && string.Equals(value.Trim(), "true", StringComparison.OrdinalIgnoreCase);

    public void Count(Diagnostic finding, CancellationToken cancellation)
    {
        if (finding.Descriptor.DefaultSeverity == DiagnosticSeverity.Warning && IsInformation(finding, cancellation))
            Interlocked.Increment(ref _count);
    }

    public void Report(CompilationAnalysisContext context)
    {
        if (_count > 0)
            context.ReportDiagnostic(Diagnostic.Create(BlockingRules.Quiet, Location.None, _count));
    }

    private bool IsInformation(Diagnostic finding, CancellationToken cancellation)
    {
        if (finding.Location.SourceTree is not { } tree || _severities is null)
            return false;
        return (_severities.TryGetDiagnosticValue(tree, finding.Id, cancellation, out var severity)
                || _severities.TryGetGlobalDiagnosticValue(finding.Id, cancellation, out severity))
            && severity == ReportDiagnostic.Info;
    }
}
