namespace Adapters.Generator.Rules.Blocking.Completion;

/// <summary>The operators on sequences that give elements of their source, and nothing else.</summary>
internal static class Sequences
{
    /// <summary>Those that give a sequence.</summary>
    public static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "AsEnumerable", "ToArray", "ToList", "ToHashSet", "ToImmutableArray", "ToImmutableList", "Where", "OrderBy", "OrderByDescending", "Order", "ThenBy",
        "Take", "Skip", "TakeWhile", "SkipWhile", "TakeLast", "SkipLast", "Reverse", "Distinct", "Cast",
    };

    /// <summary>Those that give one.</summary>
    public static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "First", "FirstOrDefault", "Last", "LastOrDefault", "Single", "SingleOrDefault", "ElementAt", "ElementAtOrDefault", "MinBy", "MaxBy",
    };
}
