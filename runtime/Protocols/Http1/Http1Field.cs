namespace Adapters.Protocols.Http1;

/// <summary>Where a field stands, counted from the first byte of the head.</summary>
internal struct Http1Field
{
    public int NameStart;
    public int NameLength;
    public int ValueStart;
    public int ValueLength;
}
