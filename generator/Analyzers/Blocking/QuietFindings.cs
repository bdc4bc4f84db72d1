using System.Collections.Concurrent;
using System.Globalization;
using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Adapters.Analyzers.Blocking;

/// <summary>
/// Counts what certainly blocks and is not a warning, because the project has not chosen a level yet: a build does not show it, so
/// that one line of its own says so. The line is a warning where there are waits on tasks, and names the first ones.
/// </summary>
internal sealed class QuietFindings(Compilation compilation)
{
    /// <summary>The line is one to read: it shows where to begin, and not everything.</summary>
    private const int MaxNamed = 3;

    private readonly SyntaxTreeOptionsProvider? _severities = compilation.Options.SyntaxTreeOptionsProvider;
    private readonly ConcurrentBag<Diagnostic> _waits = [];
    private int _count;

    /// <summary>Indicates whether the project has not chosen a level: the package says so in its configuration.</summary>
    public static bool AreCounted(AnalyzerConfigOptions options) =>
        options.TryGetValue(BlockingOptions.Hint, out var value) && string.Equals(value.Trim(), "true", StringComparison.OrdinalIgnoreCase);

    public void Count(Diagnostic finding, CancellationToken cancellation)
    {
        if (finding.Descriptor.DefaultSeverity != DiagnosticSeverity.Warning || !IsInformation(finding, cancellation))
            return;
        Interlocked.Increment(ref _count);
        if (BlockingRules.OfWaits.Contains(finding.Id))
            _waits.Add(finding);
    }

    public void Report(CompilationAnalysisContext context)
    {
        if (_count == 0)
            return;
        var severity = _waits.IsEmpty ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
        context.ReportDiagnostic(Diagnostic.Create(
            BlockingRules.Quiet, Location.None, severity, null, null, Counted(_count), _waits.IsEmpty ? "" : Named()));
    }

    private static string Counted(int count) =>
        count == 1 ? "1 call certainly blocks and has" : $"{count.ToString(CultureInfo.InvariantCulture)} calls certainly block and have";

    /// <summary>How many are waits on tasks, and the first ones in the order of files and lines.</summary>
    private string Named()
    {
        var places = _waits.Select(w => w.Location.GetLineSpan())
            .OrderBy(p => p.Path, StringComparer.Ordinal).ThenBy(p => p.StartLinePosition.Line).Take(MaxNamed)
            .Select(p => $"{Path.GetFileName(p.Path)}:{(p.StartLinePosition.Line + 1).ToString(CultureInfo.InvariantCulture)}");
        var verb = _waits.Count == 1 ? "waits for a task" : "wait for tasks";
        return $"; {_waits.Count.ToString(CultureInfo.InvariantCulture)} of them {verb} ({string.Join(", ", places)}"
            + $"{(_waits.Count > MaxNamed ? ", …" : "")})";
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
