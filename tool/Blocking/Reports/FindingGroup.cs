using Adapters.Tool.Blocking.Findings;
using Microsoft.CodeAnalysis;

namespace Adapters.Tool.Blocking.Reports;

/// <summary>The findings whose paths end at one place.</summary>
/// <param name="Root">The last call in known code: what blocks, or what leads into another assembly.</param>
/// <param name="Name">What blocks.</param>
internal sealed record FindingGroup(Step Root, string Name, IReadOnlyList<Finding> Findings)
{
    public DiagnosticSeverity Severity { get; } = Findings.Max(f => f.Severity);

    /// <summary>Indicates whether the finding is the place itself.</summary>
    public bool IsDirect => Findings.All(f => f.Path.Items.Count(s => s.HasPlace) == 1);
}
