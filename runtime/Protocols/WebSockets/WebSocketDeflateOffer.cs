using Adapters.Protocols.Syntax;

namespace Adapters.Protocols.WebSockets;

/// <summary>
/// A client's offer of permessage-deflate (RFC 7692, section 7.1) that the server can accept. Both sides compress each message by
/// itself (no context takeover), so a connection needs no memory for it.
/// </summary>
/// <param name="WindowBits">The size of the window that the client asks the server for, 9 to 15.</param>
/// <param name="HasWindowBits">True if the client asks for one, so that the answer names it.</param>
internal readonly record struct WebSocketDeflateOffer(int WindowBits, bool HasWindowBits)
{
    /// <summary>zlib has no window of 8 bits for data without a header.</summary>
    private const int LeastBits = 9;
    private const int MostBits = 15;

    /// <summary>The value of Sec-WebSocket-Extensions that accepts the offer.</summary>
    public string Answer => "permessage-deflate; server_no_context_takeover; client_no_context_takeover"
        + (HasWindowBits ? $"; server_max_window_bits={WindowBits}" : "");

    /// <summary>
    /// Reads an extension of a well-formed field. Returns false if it is another one, or an offer that the server declines.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out WebSocketDeflateOffer offer)
    {
        offer = new WebSocketDeflateOffer(MostBits, false);
        var scanner = new FieldScanner(text);
        if (!scanner.TryTakeToken(out var name) || !name.SequenceEqual("permessage-deflate"u8))
            return false;
        var seen = 0;
        while (scanner.TryTakeSeparator((byte)';'))
        {
            if (!scanner.TryTakeToken(out var parameter))
                return false;
            var hasValue = scanner.TryTakeSeparator((byte)'=');
            // A quoted number is the same number (section 5.2), but nobody sends one: such an offer is declined.
            var value = ReadOnlySpan<byte>.Empty;
            if ((hasValue && !scanner.TryTakeToken(out value)) || !Take(parameter, hasValue, value, ref seen, ref offer))
                return false;
        }

        return scanner.IsAtEnd;
    }

    /// <summary>Takes a parameter. Returns false if it is unknown, is there twice, or has a value that it may not have.</summary>
    private static bool Take(
        ReadOnlySpan<byte> name, bool hasValue, ReadOnlySpan<byte> value, ref int seen, ref WebSocketDeflateOffer offer)
    {
        var bit = name switch
        {
            _ when name.SequenceEqual("server_no_context_takeover"u8) => 1,
            _ when name.SequenceEqual("client_no_context_takeover"u8) => 2,
            _ when name.SequenceEqual("server_max_window_bits"u8) => 4,
            _ when name.SequenceEqual("client_max_window_bits"u8) => 8,
            _ => 0,
        };
        if (bit == 0 || (seen & bit) != 0)
            return false;
        seen |= bit;
        if (bit <= 2)
            return !hasValue;
        if (bit == 8 && !hasValue)
            return true;
        var least = bit == 8 ? LeastBits - 1 : LeastBits;
        if (value.IsEmpty || value[0] == '0' || !WireNumber.TryParseDecimal(value, out var bits) || bits < least || bits > MostBits)
            return false;
        if (bit == 4)
            offer = new WebSocketDeflateOffer((int)bits, true);
        return true;
    }
}
