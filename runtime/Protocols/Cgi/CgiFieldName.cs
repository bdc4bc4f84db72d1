namespace Adapters.Protocols.Cgi;

/// <summary>Header names in CGI form, where dashes were made underscores and letters capitals (RFC 3875, section 4.1.18).</summary>
internal static class CgiFieldName
{
    /// <summary>
    /// Whether an application may see it, without its HTTP_. Not a name with a small letter or a dash: no front server makes
    /// it, and it would pass for the one that is made right. Nor what has a variable of its own, nor what was said between
    /// the client and the front server only.
    /// </summary>
    public static bool IsExposed(ReadOnlySpan<byte> name) =>
        !name.ContainsAnyInRange((byte)'a', (byte)'z') && !name.Contains((byte)'-') && !IsOwn(name) && !IsHopByHop(name);

    private static bool IsOwn(ReadOnlySpan<byte> name) => name.SequenceEqual("CONTENT_LENGTH"u8) || name.SequenceEqual("CONTENT_TYPE"u8);

    private static bool IsHopByHop(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("CONNECTION"u8) || name.SequenceEqual("KEEP_ALIVE"u8) || name.SequenceEqual("TRANSFER_ENCODING"u8)
        || name.SequenceEqual("TE"u8) || name.SequenceEqual("UPGRADE"u8) || name.SequenceEqual("EXPECT"u8);

    /// <summary>Makes the name what it was, in lower case, where it stands.</summary>
    public static void Fold(Span<byte> name)
    {
        foreach (ref var b in name)
            b = b == '_' ? (byte)'-' : b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;
    }
}
