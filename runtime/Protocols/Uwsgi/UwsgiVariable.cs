namespace Adapters.Protocols.Uwsgi;

/// <summary>Where a variable stands, counted from the first byte of the packet. One that was not given starts at 0.</summary>
internal struct UwsgiVariable
{
    public int NameStart;
    public int NameLength;
    public int ValueStart;
    public int ValueLength;

    public readonly bool IsGiven => ValueStart > 0;

    public readonly ReadOnlySpan<byte> Value(ReadOnlySpan<byte> packet) => packet.Slice(ValueStart, ValueLength);
}
