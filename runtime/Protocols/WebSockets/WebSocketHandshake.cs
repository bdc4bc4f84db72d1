using System.Buffers.Text;
using System.Text;
using Adapters.Protocols.Syntax;

namespace Adapters.Protocols.WebSockets;

/// <summary>
/// Checks a client's opening handshake (RFC 6455, section 4.2.1), field by field. One that is malformed is rejected; a request
/// that asks for another protocol, or comes over HTTP/1.0, is none.
/// </summary>
internal sealed class WebSocketHandshake
{
    /// <summary>The length of Sec-WebSocket-Accept: a SHA-1 digest in Base64.</summary>
    public const int AcceptLength = 28;

    private const int NonceSize = 16;
    private const int KeyLength = 24;

    private readonly byte[] _key = new byte[KeyLength];
    private readonly List<string> _protocols = [];
    private int _keys;
    private int _versions;
    private ProtocolError? _error;

    /// <summary>The subprotocols that the client offers, in its order of preference.</summary>
    public IReadOnlyList<string> Protocols => _protocols;

    /// <summary>The first offer of permessage-deflate that can be accepted, or null.</summary>
    public WebSocketDeflateOffer? Deflate { get; private set; }

    /// <summary>Indicates whether an Upgrade field asks for a WebSocket.</summary>
    public static bool IsWanted(ReadOnlySpan<byte> upgrade) => HttpTokens.ListContains(upgrade, "websocket"u8);

    /// <summary>Inspects a field, its name in lower case.</summary>
    public void Inspect(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        _error ??= name.Length switch
        {
            17 when name.SequenceEqual("sec-websocket-key"u8) => LookKey(value),
            21 when name.SequenceEqual("sec-websocket-version"u8) => LookVersion(value),
            22 when name.SequenceEqual("sec-websocket-protocol"u8) => LookProtocols(value),
            24 when name.SequenceEqual("sec-websocket-extensions"u8) => LookExtensions(value),
            _ => null,
        };
    }

    /// <summary>Inspects all fields together. Returns the reason to reject the handshake, or null.</summary>
    public ProtocolError? Finish(RequestMethod method, bool hasBody)
    {
        if (method != RequestMethod.Get)
            return new ProtocolError(400, "a WebSocket handshake is not a GET");
        if (hasBody)
            return new ProtocolError(400, "a WebSocket handshake has a body");
        if (_error is not null)
            return _error;
        if (_versions == 0)
            return new ProtocolError(400, "a WebSocket handshake has no Sec-WebSocket-Version");
        return _keys == 0 ? new ProtocolError(400, "a WebSocket handshake has no Sec-WebSocket-Key") : null;
    }

    /// <summary>Writes Sec-WebSocket-Accept, which proves to the client that the server understood its handshake.</summary>
    public void WriteAccept(Span<byte> destination)
    {
        Span<byte> text = stackalloc byte[KeyLength + 36];
        _key.CopyTo(text);
        "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"u8.CopyTo(text[KeyLength..]);
        Span<byte> digest = stackalloc byte[Sha1.Size];
        Sha1.Hash(text, digest);
        Base64.EncodeToUtf8(digest, destination, out _, out _);
    }

    /// <summary>The key is 16 bytes in Base64, and there is one.</summary>
    private ProtocolError? LookKey(ReadOnlySpan<byte> value)
    {
        if (++_keys > 1)
            return new ProtocolError(400, "Sec-WebSocket-Key is given more than once");
        Span<byte> nonce = stackalloc byte[NonceSize];
        if (value.Length != KeyLength || Base64.DecodeFromUtf8(value, nonce, out _, out var count) != default || count != NonceSize)
            return new ProtocolError(400, "Sec-WebSocket-Key is not 16 bytes in Base64");
        value.CopyTo(_key);
        return null;
    }

    private ProtocolError? LookVersion(ReadOnlySpan<byte> value)
    {
        if (++_versions > 1)
            return new ProtocolError(400, "Sec-WebSocket-Version is given more than once");
        return value.SequenceEqual("13"u8) ? null : new ProtocolError(426, "Sec-WebSocket-Version is not 13");
    }

    /// <summary>The names are tokens, and each is there once, also across several fields.</summary>
    private ProtocolError? LookProtocols(ReadOnlySpan<byte> value)
    {
        foreach (var range in value.Split((byte)','))
        {
            var name = value[range].Trim(" \t"u8);
            if (!HttpTokens.IsToken(name))
                return new ProtocolError(400, "Sec-WebSocket-Protocol is not a list of tokens");
            var text = Encoding.ASCII.GetString(name);
            if (_protocols.Contains(text))
                return new ProtocolError(400, "Sec-WebSocket-Protocol names a subprotocol twice");
            _protocols.Add(text);
        }

        return null;
    }

    private ProtocolError? LookExtensions(ReadOnlySpan<byte> value)
    {
        var scanner = new FieldScanner(value);
        do
        {
            var start = scanner.Rest;
            if (!scanner.TryTakeToken(out _) || !scanner.TryTakeParameters(mayLackValue: true, out _))
                return new ProtocolError(400, "Sec-WebSocket-Extensions is malformed");
            if (Deflate is null && WebSocketDeflateOffer.TryRead(start[..^scanner.Rest.Length], out var offer))
                Deflate = offer;
        }
        while (scanner.TryTakeSeparator((byte)','));
        return scanner.IsAtEnd ? null : new ProtocolError(400, "Sec-WebSocket-Extensions is malformed");
    }
}
