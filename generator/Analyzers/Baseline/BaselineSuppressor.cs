using System.Collections.Immutable;
using Adapters.Analyzers.Async;
using Adapters.Analyzers.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Adapters.Analyzers.Baseline;

/// <summary>Suppresses the findings that the baseline has, of each no more than it has.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BaselineSuppressor : DiagnosticSuppressor
{
    private static readonly ImmutableDictionary<string, SuppressionDescriptor> Suppressions = BlockingRules.All.Concat(AsyncRules.All)
        .ToImmutableDictionary(r => r.Id, r => new SuppressionDescriptor(r.Id + "B", r.Id, $"It is in {BaselineFile.FileName}."));

    /// <inheritdoc />
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [.. Suppressions.Values];

    /// <inheritdoc />
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        var name = context.Compilation.AssemblyName ?? "";
        var known = BaselineFiles.KnownIn(name, context.Options.AdditionalFiles, context.CancellationToken);
        if (known.Count == 0)
            return;
        foreach (var finding in InOrder(context.ReportedDiagnostics))
        {
            var model = context.GetSemanticModel(finding.Location.SourceTree!);
            if (BaselineKey.Of(finding, model, context.CancellationToken) is not { } key
                || !known.TryGetValue(key, out var left) || left == 0)
                continue;
            known[key] = left - 1;
            context.ReportSuppression(Suppression.Create(Suppressions[finding.Id], finding));
        }
    }

    /// <summary>The order of the source: of several findings with one key, the first ones are the known ones.</summary>
    private static IEnumerable<Diagnostic> InOrder(ImmutableArray<Diagnostic> findings) => findings
        .Where(f => f.Location.SourceTree is not null)
        .OrderBy(f => f.Location.SourceTree!.FilePath, StringComparer.Ordinal)
        .ThenBy(f => f.Location.SourceSpan.Start);
}
