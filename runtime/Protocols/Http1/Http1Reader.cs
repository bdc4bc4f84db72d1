using Adapters.Protocols.Syntax;

namespace Adapters.Protocols.Http1;

/// <summary>
/// Reads the head of a request line by line as it arrives (RFC 9112, sections 2 to 5): each byte is searched once, and a line
/// that is malformed or too long is rejected before the rest has arrived.
/// </summary>
internal sealed class Http1Reader(Limits limits, Http1Head head)
{
    private const string BadRequestLine = "the request line is not a method, a target and a version separated by single spaces";

    /// <summary>The first byte of a TLS handshake record (RFC 8446, section 5.1).</summary>
    private const byte TlsHandshake = 0x16;

    private readonly Http1FieldRules _rules = new(head);
    private int _lineStart;
    private int _scanned;
    private int _fieldsStart;
    private int _fieldLines;

    public ProtocolError Error { get; private set; }

    public void Reset()
    {
        _lineStart = _scanned = _fieldsStart = _fieldLines = 0;
        Error = default;
        _rules.Reset();
        head.Clear();
    }

    /// <summary>Continues to read. The input starts at the first byte of the head each time.</summary>
    public ProtocolEvent Read(Span<byte> input)
    {
        if (_scanned == 0 && !CheckFirst(input))
            return ProtocolEvent.Error;
        while (true)
        {
            var end = input[_scanned..].IndexOf((byte)'\n');
            if (end < 0)
            {
                _scanned = input.Length;
                return CheckSize(input.Length) ? ProtocolEvent.NeedData : ProtocolEvent.Error;
            }

            end += _scanned;
            if (!CheckSize(end + 1))
                return ProtocolEvent.Error;
            if (end == _lineStart || input[end - 1] != '\r')
                return Fail(400, "a line ends with LF alone");
            var line = input[_lineStart..(end - 1)];
            var start = _lineStart;
            _lineStart = _scanned = end + 1;
            if (start == 0)
            {
                if (!ReadRequestLine(line))
                    return ProtocolEvent.Error;
                _fieldsStart = _lineStart;
            }
            else if (line.IsEmpty)
            {
                return Finish(input);
            }
            else if (!ReadField(line, start))
            {
                return ProtocolEvent.Error;
            }
        }
    }

    /// <summary>A client of another protocol may never send the end of a line, so it is rejected at once.</summary>
    private bool CheckFirst(ReadOnlySpan<byte> input)
    {
        if (input.IsEmpty || HttpTokens.ToLower[input[0]] != 0)
            return true;
        return Reject(400, input[0] == TlsHandshake ? "a TLS handshake arrived, but this port speaks plain HTTP" : BadRequestLine);
    }

    private bool CheckSize(int length)
    {
        if (_lineStart == 0)
            return length <= limits.RequestLine || Reject(414, $"the request line is longer than {limits.RequestLine} bytes");
        return length - _fieldsStart <= limits.Fields || Reject(431, $"the header fields are longer than {limits.Fields} bytes");
    }

    private bool ReadRequestLine(Span<byte> line)
    {
        var first = HttpTokens.LengthAtStart(line);
        var last = line.LastIndexOf((byte)' ');
        if (first == 0 || first >= last || line[first] != ' ')
            return Reject(400, BadRequestLine);
        head.Method = RequestMethods.Find(line[..first]);
        head.MethodLength = first;
        return ReadVersion(line[(last + 1)..]) && ReadTarget(line[(first + 1)..last], first + 1);
    }

    private bool ReadVersion(ReadOnlySpan<byte> version)
    {
        if (version.SequenceEqual("HTTP/1.1"u8))
        {
            head.MinorVersion = 1;
            return true;
        }

        var isVersion = version.Length == 8 && version.StartsWith("HTTP/"u8) && char.IsAsciiDigit((char)version[5])
            && version[6] == '.' && char.IsAsciiDigit((char)version[7]);
        if (!isVersion)
            return Reject(400, "the request line does not end with a version");
        if (version[5] != '1')
            return Reject(505, "the version is not HTTP/1.0 or HTTP/1.1");

        // A higher minor version is read as the highest known one (RFC 9110, section 2.5).
        head.MinorVersion = version[7] == '0' ? 0 : 1;
        return true;
    }

    private bool ReadTarget(Span<byte> target, int start)
    {
        if (!HttpGrammar.IsTarget(target))
            return Reject(400, "the target is empty, or contains a space, a control character or a fragment");
        if (head.Method == RequestMethod.Connect)
            return Reject(501, "CONNECT asks for a tunnel, and this is no proxy");
        if (target[0] == '/')
            return TakePath(target, start);
        if (target.SequenceEqual("*"u8) && head.Method == RequestMethod.Options)
            return TakePath(target, start);
        return ReadAbsolute(target, start);
    }

    /// <summary>The absolute form, as sent to a proxy (RFC 9112, section 3.2.2). Its authority must be that of Host.</summary>
    private bool ReadAbsolute(Span<byte> target, int start)
    {
        var authorityStart = StartsWithScheme(target, "http://"u8) ? 7 : StartsWithScheme(target, "https://"u8) ? 8 : 0;
        if (authorityStart == 0)
            return Reject(400, "the target is neither a path nor an absolute http URI");
        var rest = target[authorityStart..];
        var length = rest.IndexOfAny((byte)'/', (byte)'?');
        length = length < 0 ? rest.Length : length;
        if (!Authority.IsValid(rest[..length]))
            return Reject(400, "the authority of the target is not a host with or without a port");
        _rules.ExpectHost(start + authorityStart, length, authorityStart == 7 ? 80 : 443);
        var pathStart = authorityStart + length;
        return rest[length..].StartsWith("/"u8)
            ? TakePath(target[pathStart..], start + pathStart)
            : TakeNoPath(target, authorityStart - 1, target[pathStart..], start);
    }

    /// <summary>
    /// An empty path is "/", and an empty path of OPTIONS without a query is "*" (RFC 9112, sections 3.2.1 and 3.2.4). The
    /// slash before the authority provides the byte, so that the path is a part of the head like any other.
    /// </summary>
    private bool TakeNoPath(Span<byte> target, int slash, ReadOnlySpan<byte> query, int start)
    {
        if (head.Method == RequestMethod.Options && query.IsEmpty)
            target[slash] = (byte)'*';
        head.PathStart = start + slash;
        head.PathLength = 1;
        TakeQuery(query, start + target.Length - query.Length);
        return true;
    }

    private static bool StartsWithScheme(ReadOnlySpan<byte> target, ReadOnlySpan<byte> scheme) =>
        target.Length >= scheme.Length && System.Text.Ascii.EqualsIgnoreCase(target[..scheme.Length], scheme);

    private bool TakePath(ReadOnlySpan<byte> path, int start)
    {
        var mark = path.IndexOf((byte)'?');
        var length = mark < 0 ? path.Length : mark;
        if (!RequestPath.IsAllowed(path[..length]))
            return Reject(400, "the path contains a dot segment or a NUL, encoded or not");
        head.PathStart = start;
        head.PathLength = length;
        TakeQuery(path[length..], start + length);
        return true;
    }

    /// <summary>Takes the query with its question mark, or nothing.</summary>
    private void TakeQuery(ReadOnlySpan<byte> query, int start)
    {
        if (query.IsEmpty)
            return;
        head.QueryStart = start + 1;
        head.QueryLength = query.Length - 1;
    }

    private bool ReadField(Span<byte> line, int start)
    {
        if (++_fieldLines > limits.FieldCount)
            return Reject(431, $"there are more than {limits.FieldCount} header fields");
        var error = Http1FieldLine.Read(line, out var field, out var hasUnderscore);
        if (error is not null)
            return Reject(400, error);
        var name = line[..field.NameLength];
        var value = line.Slice(field.ValueStart, field.ValueLength);
        field.NameStart += start;
        field.ValueStart += start;
        if (_rules.Inspect(name, value, field.ValueStart) is { } rejection)
            return Reject(rejection.Status, rejection.Reason);

        // A gateway turns dashes into underscores (CGI), so such a name could be confused with another and is omitted.
        if (!hasUnderscore)
            head.Add(field);
        return true;
    }

    private ProtocolEvent Finish(ReadOnlySpan<byte> input)
    {
        head.Length = _lineStart;
        if (_rules.Finish(input, limits.Body) is not { } rejection)
            return ProtocolEvent.Request;
        Reject(rejection.Status, rejection.Reason);
        return ProtocolEvent.Error;
    }

    private bool Reject(int status, string reason)
    {
        Error = new ProtocolError(status, reason);
        return false;
    }

    private ProtocolEvent Fail(int status, string reason)
    {
        Reject(status, reason);
        return ProtocolEvent.Error;
    }
}
