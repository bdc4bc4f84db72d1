namespace Adapters.Protocols.Cgi;

/// <summary>Header names in CGI form, with underscores for dashes and capital letters (RFC 3875, section 4.1.18).</summary>
internal static class CgiFieldName
{
    /// <summary>
    /// Indicates whether an application may see the name, without its HTTP_. Excluded are names with a small letter or a dash,
    /// which no front server creates and which could be confused with correct ones; names with a variable of their own; and
    /// names of fields between the client and the front server only.
    /// </summary>
    public static bool IsExposed(ReadOnlySpan<byte> name) =>
        !name.ContainsAnyInRange((byte)'a', (byte)'z') && !name.Contains((byte)'-') && !IsOwn(name) && !IsHopByHop(name);

    private static bool IsOwn(ReadOnlySpan<byte> name) => name.SequenceEqual("CONTENT_LENGTH"u8) || name.SequenceEqual("CONTENT_TYPE"u8);

    private static bool IsHopByHop(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("CONNECTION"u8) || name.SequenceEqual("KEEP_ALIVE"u8) || name.SequenceEqual("TRANSFER_ENCODING"u8)
        || name.SequenceEqual("TE"u8) || name.SequenceEqual("UPGRADE"u8) || name.SequenceEqual("EXPECT"u8);

    /// <summary>Restores the name in place, in lower case.</summary>
    public static void Fold(Span<byte> name)
    {
        foreach (ref var b in name)
            b = b == '_' ? (byte)'-' : b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;
    }
}
