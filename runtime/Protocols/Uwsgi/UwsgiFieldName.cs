namespace Adapters.Protocols.Uwsgi;

/// <summary>Header names in CGI form, where dashes were made underscores and letters capitals (RFC 3875, section 4.1.18).</summary>
internal static class UwsgiFieldName
{
    /// <summary>
    /// Whether an application may see it, without its HTTP_. Not what the body's own variables say, nor the framing that the
    /// front server has undone; nor a name with a small letter or a dash: no front server makes it, and it would pass for
    /// the one that is made right.
    /// </summary>
    public static bool IsExposed(ReadOnlySpan<byte> name) =>
        !name.ContainsAnyInRange((byte)'a', (byte)'z')
        && !name.Contains((byte)'-')
        && !name.SequenceEqual("CONTENT_LENGTH"u8)
        && !name.SequenceEqual("CONTENT_TYPE"u8)
        && !name.SequenceEqual("TRANSFER_ENCODING"u8);

    /// <summary>Makes the name what it was, in lower case, where it stands.</summary>
    public static void Fold(Span<byte> name)
    {
        foreach (ref var b in name)
            b = b == '_' ? (byte)'-' : b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;
    }
}
