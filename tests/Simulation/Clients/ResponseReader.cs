using System.Globalization;
using System.Text;

namespace Adapters.Simulation.Clients;

/// <summary>What is wrong with a response.</summary>
internal sealed class ResponseException(string message) : Exception(message);

/// <summary>One response as it came.</summary>
internal sealed class ReceivedResponse
{
    public int Status { get; init; }

    public string Reason { get; init; } = "";

    public List<(string Name, string Value)> Fields { get; } = [];

    public MemoryStream Body { get; } = new();

    /// <summary>Its end was given by its framing, or by the end of the connection.</summary>
    public bool IsWhole { get; set; }

    public bool SaysClose { get; set; }

    public string? Find(string name) => Fields.Find(field => field.Name == name).Value;
}

/// <summary>
/// Reads responses of HTTP/1.x as strictly as the RFCs allow, and knows nothing of the server's writer (RFC 9112, sections 4,
/// 6 and 7; RFC 9110, sections 5.5 and 8.6).
/// </summary>
internal sealed class ResponseReader
{
    private const int LongestHead = 128 * 1024;

    private readonly List<byte> _head = [];
    private ReceivedResponse? _response;
    private State _state;
    private long _left;
    private readonly StringBuilder _line = new();

    private enum State
    {
        Head,
        Length,
        ChunkSize,
        ChunkData,
        ChunkEnd,
        Trailer,
        UntilClose,
    }

    /// <summary>Nothing of a response has come, and none is under way.</summary>
    public bool IsIdle => _state == State.Head && _head.Count == 0;

    /// <summary>The response under way, once its head is whole.</summary>
    public ReceivedResponse? Current => _response;

    /// <summary>Reads up to the end of one response: the number of bytes used; null for one that is not whole yet.</summary>
    public int Read(ReadOnlySpan<byte> bytes, bool isForHead, bool isHttp10, out ReceivedResponse? whole)
    {
        var used = 0;
        whole = null;
        while (used < bytes.Length && whole is null)
        {
            used += _state switch
            {
                State.Head => ReadHead(bytes[used..], isForHead, isHttp10),
                State.Length or State.ChunkData or State.UntilClose => ReadData(bytes[used..]),
                _ => ReadLineByte(bytes[used]),
            };
            if (_response is { IsWhole: true })
                whole = Take();
        }

        return used;
    }

    /// <summary>The connection has ended: the response that ends with it, or null if nothing was under way.</summary>
    /// <exception cref="ResponseException">It ends in the middle of one.</exception>
    public ReceivedResponse? End()
    {
        if (IsIdle)
            return null;
        if (_state != State.UntilClose)
            throw new ResponseException($"the connection ends in the middle of a response ({_state})");
        _response!.IsWhole = true;
        return Take();
    }

    private ReceivedResponse Take()
    {
        var response = _response!;
        _response = null;
        _state = State.Head;
        _head.Clear();
        return response;
    }

    private int ReadHead(ReadOnlySpan<byte> bytes, bool isForHead, bool isHttp10)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            _head.Add(bytes[i]);
            if (_head.Count > LongestHead)
                throw new ResponseException("the head of a response does not end");
            if (bytes[i] != '\n' || !EndsHead())
                continue;
            StartBody(ResponseHead.Parse(Encoding.Latin1.GetString([.. _head])), isForHead, isHttp10);
            return i + 1;
        }

        return bytes.Length;
    }

    private bool EndsHead() => _head.Count >= 4 && _head[^4] == '\r' && _head[^3] == '\n' && _head[^2] == '\r' && _head[^1] == '\n';

    private void StartBody(ReceivedResponse response, bool isForHead, bool isHttp10)
    {
        _response = response;
        var length = response.Find("content-length");
        var coding = response.Find("transfer-encoding");
        ResponseHead.CheckFraming(response, length, coding, isHttp10);
        if (response.Status is >= 100 and < 200 || response.Status is 204 or 304 || isForHead)
        {
            response.IsWhole = true;
        }
        else if (coding is not null)
        {
            _state = State.ChunkSize;
        }
        else if (length is not null)
        {
            _left = long.Parse(length, NumberStyles.None, CultureInfo.InvariantCulture);
            _state = State.Length;
            response.IsWhole = _left == 0;
        }
        else if (response.SaysClose || isHttp10)
        {
            _state = State.UntilClose;
        }
        else
        {
            throw new ResponseException("a response on a connection that stays open does not tell its length");
        }
    }

    private int ReadData(ReadOnlySpan<byte> bytes)
    {
        var count = _state == State.UntilClose ? bytes.Length : (int)Math.Min(_left, bytes.Length);
        _response!.Body.Write(bytes[..count]);
        if (_state == State.UntilClose)
            return count;
        _left -= count;
        if (_left == 0 && _state == State.Length)
            _response.IsWhole = true;
        else if (_left == 0)
            _state = State.ChunkEnd;
        return count;
    }

    private int ReadLineByte(byte value)
    {
        _line.Append((char)value);
        if (value != '\n')
            return 1;
        var line = _line.ToString();
        _line.Clear();
        if (!line.EndsWith("\r\n", StringComparison.Ordinal))
            throw new ResponseException("a line of the chunked coding ends without CR");
        EndLine(line[..^2]);
        return 1;
    }

    private void EndLine(string line)
    {
        switch (_state)
        {
            case State.ChunkSize:
                if (!long.TryParse(line, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _left))
                    throw new ResponseException($"'{line}' is not the size of a chunk");
                _state = _left == 0 ? State.Trailer : State.ChunkData;
                break;
            case State.ChunkEnd when line.Length == 0:
                _state = State.ChunkSize;
                break;
            case State.Trailer when line.Length == 0:
                _response!.IsWhole = true;
                break;
            default:
                throw new ResponseException($"'{line}' where the end of a chunk is expected");
        }
    }
}
