using System.Collections.Immutable;
using Adapters.Analyzers.Async;
using Adapters.Analyzers.Blocking;
using Microsoft.CodeAnalysis;

namespace Adapters.Tool.Blocking.Loading;

/// <summary>The severities of a level, as the files of the package's config folder set them.</summary>
internal static class Levels
{
    private static readonly string[] Waits = ["ADPT101", "ADPT130", "ADPT201", "ADPT206"];

    public static ImmutableDictionary<string, ReportDiagnostic> Of(string level) => BlockingRules.All.Concat(AsyncRules.All)
        .Select(rule => KeyValuePair.Create(rule.Id, SeverityOf(rule, level)))
        .ToImmutableDictionary();

    private static ReportDiagnostic SeverityOf(DiagnosticDescriptor rule, string level)
    {
        var isWarning = rule.DefaultSeverity == DiagnosticSeverity.Warning;
        return level switch
        {
            "waits" => Waits.Contains(rule.Id),
            "strict" => isWarning || (rule.Id.StartsWith("ADPT11", StringComparison.Ordinal)),
            _ => isWarning,
        } ? ReportDiagnostic.Warn : ReportDiagnostic.Info;
    }
}
