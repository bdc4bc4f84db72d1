using Adapters.Generator.Binding;

namespace Adapters.Generator.Routing;

/// <summary>A parameter in a segment: a type that is parsed, text, or the rest of the path.</summary>
internal sealed record RouteEdge(ParameterModel Parameter, bool IsCatchAll)
{
    /// <summary>Two parameters of one type are one edge, whatever their names are.</summary>
    public string Key => IsCatchAll ? "*" : Parameter.Conversion!.Emitted?.Name ?? Parameter.TypeName;

    /// <summary>The order of attempts: a type that is parsed, then text, then the rest of the path.</summary>
    public int Rank => IsCatchAll ? 2 : Parameter.Conversion!.IsText ? 1 : 0;
}
