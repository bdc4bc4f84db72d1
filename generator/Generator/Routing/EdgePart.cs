using Adapters.Generator.Binding;
using Adapters.Generator.Routing.Constraints;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Routing;

/// <summary>A piece of a segment: a literal, or a parameter with what must hold of its value.</summary>
internal sealed record EdgePart(string Literal, ParameterModel? Parameter, EquatableArray<RouteCheck> Checks)
{
    /// <summary>Returns what two parameters of one type and with the same constraints share, whatever their names are.</summary>
    public string Shape(PathCase @case) => Parameter is null
        ? @case.Fold(Literal)
        : $"{{{Type}{string.Concat(Checks.Select(c => ":" + c.Text).OrderBy(t => t, StringComparer.Ordinal))}}}";

    /// <summary>Indicates whether any text is a value.</summary>
    public bool IsText => Parameter is { Conversion.IsText: true } && Checks.Count == 0;

    private string Type => Parameter!.Conversion!.Emitted?.Name ?? Parameter.Conversion.TypeName;
}
