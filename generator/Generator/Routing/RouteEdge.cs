using Adapters.Generator.Symbols;

namespace Adapters.Generator.Routing;

/// <summary>A segment with parameters, or the rest of the path.</summary>
internal sealed record RouteEdge(EquatableArray<EdgePart> Parts, bool IsCatchAll, string Shape)
{
    /// <summary>
    /// The order of attempts: literals with parameters, types with constraints, types, text with constraints, text, then the rest of
    /// the path.
    /// </summary>
    public int Rank => Parts.Count > 1 ? 0
        : (IsCatchAll ? 5 : Parts[0].Parameter!.Conversion!.IsText ? 3 : 1) + (Parts[0].Checks.Count > 0 ? 0 : 1);

    /// <summary>The order among those of one rank: the longest literals, or the most constraints, go first.</summary>
    public int Weight => Parts.Sum(p => p.Literal.Length + p.Checks.Count);
}
