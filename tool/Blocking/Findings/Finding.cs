using System.Collections.Immutable;
using System.Globalization;
using Adapters.Analyzers.Baseline;
using Adapters.Analyzers.Blocking;
using Microsoft.CodeAnalysis;

namespace Adapters.Tool.Blocking.Findings;

/// <summary>A finding as values, equal for the same place in several target frameworks.</summary>
/// <param name="Member">The name of the member that contains it.</param>
/// <param name="Path">The calls from the finding to the one that blocks.</param>
internal sealed record Finding(
    string Rule, string Title, string Help, DiagnosticSeverity Severity, string Message, string Assembly, string File, int Line, int Column,
    string Member, BaselineKey Key, FindingPath Path)
{
    public static Finding Of(Diagnostic finding, Compilation compilation, CancellationToken cancellation)
    {
        var model = compilation.GetSemanticModel(finding.Location.SourceTree!);
        var key = BaselineKey.Of(finding, model, cancellation) ?? new BaselineKey(finding.Id, "", "");
        var place = finding.Location.GetLineSpan();
        return new Finding(
            finding.Id, finding.Descriptor.Title.ToString(CultureInfo.InvariantCulture), finding.Descriptor.HelpLinkUri, finding.Severity,
            finding.GetMessage(CultureInfo.InvariantCulture), compilation.AssemblyName ?? "", place.Path,
            place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1, NameOf(key.Member), key, PathOf(finding, key));
    }

    /// <summary>The steps: the names come from the rule, the places are that of the finding and its additional ones.</summary>
    private static FindingPath PathOf(Diagnostic finding, BaselineKey key)
    {
        var names = finding.Properties.TryGetValue(BlockingFindings.PathProperty, out var text) && text is not null
            ? text.Split('\n')
            : [key.Callee];
        Location[] places = [finding.Location, .. finding.AdditionalLocations];
        return new FindingPath([
            .. names.Select((name, i) => i < places.Length
                ? new Step(name, places[i].GetLineSpan().Path, places[i].GetLineSpan().StartLinePosition.Line + 1)
                : new Step(name, "", 0)),
        ]);
    }

    /// <summary>The short name of a documentation id: type and member.</summary>
    private static string NameOf(string id)
    {
        var name = id.Split('(')[0];
        var parts = name[(name.IndexOf(':') + 1)..].Split('.');
        return string.Join('.', parts.TakeLast(2)).Replace("#ctor", "ctor", StringComparison.Ordinal);
    }
}
