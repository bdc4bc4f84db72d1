using System.Text;
using Adapters.Protocols.Syntax;

namespace Adapters.Protocols.Http1;

/// <summary>
/// The fields that change how a request is read: Host, Content-Length, Transfer-Encoding, Connection, Expect, Upgrade and TE.
/// Everything that two readers could understand in two ways is rejected (RFC 9112, sections 3.2, 6 and 11.2).
/// </summary>
internal sealed class Http1FieldRules(Http1Head head)
{
    private int _hosts;
    private int _hostStart;
    private int _hostLength;
    private int _expectedHostStart;
    private int _expectedHostLength;
    private int _defaultPort;
    private bool _hasLength;
    private bool _hasCoding;
    private bool _hasUnknownCoding;
    private bool _hasUpgrade;
    private bool _asksClose;
    private bool _asksKeepAlive;
    private bool _asksUpgrade;

    public void Reset()
    {
        _hosts = _hostStart = _hostLength = _expectedHostStart = _expectedHostLength = _defaultPort = 0;
        _hasLength = _hasCoding = _hasUnknownCoding = _hasUpgrade = _asksClose = _asksKeepAlive = _asksUpgrade = false;
    }

    /// <summary>The target also names a host: Host must be the same, and a missing port is that of the scheme.</summary>
    public void ExpectHost(int start, int length, int defaultPort) =>
        (_expectedHostStart, _expectedHostLength, _defaultPort) = (start, length, defaultPort);

    /// <summary>Inspects a field, its name in lower case. Returns the reason to reject it, or null.</summary>
    public ProtocolError? Inspect(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, int valueStart)
    {
        switch (name.Length)
        {
            case 2 when name.SequenceEqual("te"u8):
                head.AcceptsTrailers |= HttpTokens.ListContains(value, "trailers"u8);
                return null;
            case 4 when name.SequenceEqual("host"u8):
                return LookHost(value, valueStart);
            case 6 when name.SequenceEqual("expect"u8):
                return LookExpect(value);
            case 7 when name.SequenceEqual("upgrade"u8):
                _hasUpgrade = true;
                return null;
            case 10 when name.SequenceEqual("connection"u8):
                return LookConnection(value);
            case 14 when name.SequenceEqual("content-length"u8):
                return LookLength(value);
            case 17 when name.SequenceEqual("transfer-encoding"u8):
                return LookCoding(value);
            default:
                return null;
        }
    }

    /// <summary>Inspects all fields together, at the end of the head.</summary>
    public ProtocolError? Finish(ReadOnlySpan<byte> input, long bodyLimit)
    {
        if (_hosts == 0 && head.MinorVersion == 1)
            return new ProtocolError(400, "an HTTP/1.1 request has no Host");
        if (_expectedHostLength > 0 && _hosts > 0 && !IsExpectedHost(input))
            return new ProtocolError(400, "Host is not the host of the target");
        if (_hasLength && _hasCoding)
            return new ProtocolError(400, "there are both Content-Length and Transfer-Encoding");
        if (_hasUnknownCoding)
            return new ProtocolError(501, "Transfer-Encoding names a coding other than chunked");
        if (head.ContentLength > bodyLimit)
            return new ProtocolError(413, $"the body is longer than {bodyLimit} bytes");
        head.KeepAlive = !_asksClose && (head.MinorVersion == 1 || _asksKeepAlive);
        head.ExpectContinue &= head.HasBody;
        head.Upgrade = _hasUpgrade && _asksUpgrade && head.MinorVersion == 1;
        return null;
    }

    private bool IsExpectedHost(ReadOnlySpan<byte> input) => Authority.AreSame(
        input.Slice(_expectedHostStart, _expectedHostLength), input.Slice(_hostStart, _hostLength), _defaultPort);

    private ProtocolError? LookHost(ReadOnlySpan<byte> value, int start)
    {
        if (++_hosts > 1)
            return new ProtocolError(400, "Host is given more than once");

        // An empty value means that there is no authority (RFC 9112, section 3.2), as some front servers that use HTTP/1.0 send
        // it.
        if (!value.IsEmpty && !Authority.IsValid(value))
            return new ProtocolError(400, "Host is not a host with or without a port");
        (_hostStart, _hostLength) = (start, value.Length);
        return null;
    }

    private ProtocolError? LookExpect(ReadOnlySpan<byte> value)
    {
        if (head.MinorVersion == 0)
            return null;
        if (!Ascii.EqualsIgnoreCase(value, "100-continue"u8))
            return new ProtocolError(417, "Expect asks for something other than 100-continue");
        head.ExpectContinue = true;
        return null;
    }

    private ProtocolError? LookConnection(ReadOnlySpan<byte> value)
    {
        _asksClose |= HttpTokens.ListContains(value, "close"u8);
        _asksKeepAlive |= HttpTokens.ListContains(value, "keep-alive"u8);
        _asksUpgrade |= HttpTokens.ListContains(value, "upgrade"u8);
        return null;
    }

    private ProtocolError? LookLength(ReadOnlySpan<byte> value)
    {
        if (_hasLength)
            return new ProtocolError(400, "Content-Length is given more than once");
        _hasLength = true;
        if (!WireNumber.TryParseDecimal(value, out var length))
            return new ProtocolError(400, "Content-Length is not a number of bytes");
        head.ContentLength = length;
        return null;
    }

    private ProtocolError? LookCoding(ReadOnlySpan<byte> value)
    {
        if (_hasCoding)
            return new ProtocolError(400, "Transfer-Encoding is given more than once");
        _hasCoding = true;
        if (head.MinorVersion == 0)
            return new ProtocolError(400, "an HTTP/1.0 request has Transfer-Encoding");
        head.IsChunked = Ascii.EqualsIgnoreCase(value, "chunked"u8);
        _hasUnknownCoding = !head.IsChunked && IsUnknownBeforeChunked(value);
        return head.IsChunked || _hasUnknownCoding ? null
            : new ProtocolError(400, "Transfer-Encoding is malformed, or its last coding is not chunked");
    }

    /// <summary>
    /// Indicates whether the value is a list of codings that ends with chunked, and has it nowhere else: it is well-formed, so
    /// it is the server that lacks support (RFC 9112, sections 6.1 and 7). Nobody sends empty elements.
    /// </summary>
    private static bool IsUnknownBeforeChunked(ReadOnlySpan<byte> value)
    {
        var scanner = new FieldScanner(value);
        do
        {
            if (!scanner.TryTakeToken(out var coding) || !scanner.TryTakeParameters(mayLackValue: false, out var parameters))
                return false;
            if (Ascii.EqualsIgnoreCase(coding, "chunked"u8))
                return parameters == 0 && scanner.IsAtEnd;
        }
        while (scanner.TryTakeSeparator((byte)','));
        return false;
    }
}
