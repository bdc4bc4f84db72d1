namespace Adapters.Protocols.Http1;

/// <summary>Fields that a trailer may not carry: framing, routing, authentication and what controls the request (RFC 9110, section 6.5.1).</summary>
internal static class Http1Trailers
{
    /// <summary>Looks a name up, in lower case.</summary>
    public static bool IsForbidden(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 => name.SequenceEqual("te"u8),
        4 => name.SequenceEqual("host"u8),
        6 => name.SequenceEqual("cookie"u8) || name.SequenceEqual("expect"u8),
        7 => name.SequenceEqual("trailer"u8) || name.SequenceEqual("upgrade"u8),
        10 => name.SequenceEqual("connection"u8) || name.SequenceEqual("keep-alive"u8),
        12 => name.SequenceEqual("content-type"u8) || name.SequenceEqual("max-forwards"u8),
        13 => name.SequenceEqual("authorization"u8) || name.SequenceEqual("content-range"u8) || name.SequenceEqual("cache-control"u8),
        14 => name.SequenceEqual("content-length"u8),
        16 => name.SequenceEqual("content-encoding"u8),
        17 => name.SequenceEqual("transfer-encoding"u8),
        19 => name.SequenceEqual("proxy-authorization"u8),
        _ => false,
    };
}
