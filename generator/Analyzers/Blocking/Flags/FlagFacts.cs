using System.Collections.Immutable;

namespace Adapters.Analyzers.Blocking.Flags;

/// <summary>The values of flags that are known where code is reached.</summary>
internal sealed class FlagFacts
{
    public static readonly FlagFacts None = new([]);

    private FlagFacts(ImmutableArray<FlagValue> values) => Values = values;

    public ImmutableArray<FlagValue> Values { get; }

    public static FlagFacts Of(FlagValue value) => new([value]);

    /// <summary>The facts where both hold; null where they cannot.</summary>
    public static FlagFacts? Both(FlagFacts? a, FlagFacts? b)
    {
        if (a is null || b is null || b.Values.Any(v => a.Values.Contains(v with { Value = !v.Value })))
            return null;
        return b.Values.IsEmpty ? a : a.Values.IsEmpty ? b : new([.. a.Values.Union(b.Values)]);
    }

    /// <summary>The facts where one of them holds; null where neither can.</summary>
    public static FlagFacts? Either(FlagFacts? a, FlagFacts? b) =>
        a is null ? b
        : b is null ? a
        : a.Values.SequenceEqual(b.Values) ? a
        : new([.. a.Values.Intersect(b.Values)]);
}
