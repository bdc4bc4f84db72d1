namespace Adapters.Protocols.Http1;

/// <summary>
/// Fields that a trailer may not carry: a reader that merges trailers into the fields of the head would see another request, by
/// its framing, its target, its sender or its connection (RFC 9110, section 6.5.1). Others have no use in a trailer, and do no
/// harm.
/// </summary>
internal static class Http1Trailers
{
    /// <summary>Indicates whether a trailer may not carry this name, in lower case.</summary>
    public static bool IsForbidden(ReadOnlySpan<byte> name) => name.Length switch
    {
        4 => name.SequenceEqual("host"u8),
        7 => name.SequenceEqual("upgrade"u8),
        10 => name.SequenceEqual("connection"u8),
        13 => name.SequenceEqual("authorization"u8),
        14 => name.SequenceEqual("content-length"u8),
        17 => name.SequenceEqual("transfer-encoding"u8),
        19 => name.SequenceEqual("proxy-authorization"u8),
        _ => false,
    };
}
