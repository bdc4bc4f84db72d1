using Adapters.Generator.Binding;

namespace Adapters.Generator.Routing;

/// <summary>What may stand in a segment: a type that parses, text, or all the rest.</summary>
internal sealed record RouteEdge(ParameterModel Parameter, bool IsCatchAll)
{
    /// <summary>Two parameters of one type are one edge, whatever they are called.</summary>
    public string Key => IsCatchAll ? "*" : Parameter.TypeName;

    /// <summary>What parses is tried before text, and text before the rest.</summary>
    public int Rank => IsCatchAll ? 2 : Parameter.Parsing == ValueParsing.Text ? 1 : 0;
}
