using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Validation.Parsing;

/// <summary>The smallest and the largest whole number of a type.</summary>
internal readonly record struct NumberBounds(double Least, double Most)
{
    /// <summary>Determines whether a number of the type is between two others.</summary>
    public bool Meet(double least, double most) => least <= Most && most >= Least;

    /// <summary>Returns null for a type that has fractions.</summary>
    public static NumberBounds? Of(SpecialType type) => type switch
    {
        SpecialType.System_SByte => new(sbyte.MinValue, sbyte.MaxValue),
        SpecialType.System_Byte => new(byte.MinValue, byte.MaxValue),
        SpecialType.System_Int16 => new(short.MinValue, short.MaxValue),
        SpecialType.System_UInt16 => new(ushort.MinValue, ushort.MaxValue),
        SpecialType.System_Int32 => new(int.MinValue, int.MaxValue),
        SpecialType.System_UInt32 => new(uint.MinValue, uint.MaxValue),
        SpecialType.System_Int64 => new(long.MinValue, long.MaxValue),
        SpecialType.System_UInt64 => new(ulong.MinValue, ulong.MaxValue),
        _ => null,
    };
}
