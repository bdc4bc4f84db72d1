using System.Collections.Immutable;

namespace Adapters.Analyzers.Blocking.Flags;

/// <summary>The flags of a method that are known, by their ordinals. A method with more parameters has none beyond.</summary>
internal readonly record struct FlagSet(ulong Known, ulong Values)
{
    private const int MaxFlags = 64;

    /// <summary>
    /// Stands for no parameter: whether somebody asks for the elements of the sequence that the method returns, which are made then.
    /// </summary>
    public const int Enumerated = MaxFlags - 1;

    /// <summary>Stands for no parameter: whether what the object of the method was given to read or write is in memory.</summary>
    public const int OverMemory = MaxFlags - 2;

    public bool IsEmpty => Known == 0;

    public static FlagSet Of(IEnumerable<FlagValue> values) => values.Aggregate(default(FlagSet), (s, v) => s.With(v));

    public FlagSet With(FlagValue value)
    {
        if (value.Parameter is < 0 or >= MaxFlags)
            return this;
        var bit = 1UL << value.Parameter;
        return new FlagSet(Known | bit, value.Value ? Values | bit : Values & ~bit);
    }

    public bool? ValueOf(int parameter)
    {
        if (parameter is < 0 or >= MaxFlags || (Known & (1UL << parameter)) == 0)
            return null;
        return (Values & (1UL << parameter)) != 0;
    }

    /// <summary>Indicates whether code that runs under the conditions may run with these flags.</summary>
    public bool Allows(ImmutableArray<FlagValue> conditions)
    {
        foreach (var condition in conditions)
        {
            if (ValueOf(condition.Parameter) is { } value && value != condition.Value)
                return false;
        }

        return true;
    }

    /// <summary>Those flags that are in the mask.</summary>
    public FlagSet In(ulong mask) => new(Known & mask, Values & mask);
}
