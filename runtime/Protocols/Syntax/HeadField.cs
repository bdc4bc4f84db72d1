namespace Adapters.Protocols.Syntax;

/// <summary>The position of a field or a variable, counted from the first byte of the head. One that is missing starts at 0.</summary>
internal struct HeadField
{
    public int NameStart;
    public int NameLength;
    public int ValueStart;
    public int ValueLength;

    public readonly bool IsGiven => ValueStart > 0;

    public readonly ReadOnlySpan<byte> Value(ReadOnlySpan<byte> head) => head.Slice(ValueStart, ValueLength);
}
