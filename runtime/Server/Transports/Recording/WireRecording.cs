using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Adapters.Server.Binding;
using Adapters.Server.Native;
using Adapters.Server.Scheduling;

namespace Adapters.Server.Transports.Recording;

/// <summary>
/// A file that records what each connection receives and sends, and when; tests/Simulation replays it. Rules: each line is a
/// JSON object, written as a whole or not at all, so that a process that crashes leaves everything before that; the file stays
/// below its limit; the end of the recording ends nothing else.
/// </summary>
internal sealed class WireRecording : IDisposable
{
    public const string Format = "adapters-wire";
    public const int Version = 1;

    /// <summary>Room for the line that reports that the limit was reached.</summary>
    private const int EndSize = 64;

    /// <summary>Bytes as the characters with the same numbers, so that text stays readable.</summary>
    private static readonly JsonWriterOptions Style = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _lock = new();
    private readonly FileStream _file;
    private readonly Platform _platform;
    private readonly Action<string> _onEnded;
    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly Utf8JsonWriter _json;
    private readonly long _limit;
    private readonly long _start;
    private long _length;
    private int _connections;
    private bool _hasEnded;

    /// <summary>Replaces the content of the file. Only the owner may read it, because it contains what clients send.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The process has no permission to write the file.</exception>
    public WireRecording(string path, long limit, Platform platform, Action<string> onEnded)
    {
        if (FileIdentity.IsPipe(path))
            throw new IOException("it is a named pipe: name a file");
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        _file = new FileStream(path, options);
        _limit = limit;
        _platform = platform;
        _onEnded = onEnded;
        _start = platform.Milliseconds;
        _json = new Utf8JsonWriter(_line, Style);
        WriteHead();
    }

    /// <summary>True if it continues: it has not reached its limit, and the file has been writable so far.</summary>
    public bool IsOpen => !Volatile.Read(ref _hasEnded);

    /// <summary>Records an accepted connection and returns a number for it.</summary>
    public int Accepted(BindProtocol protocol, Address? client)
    {
        using (_lock.EnterAnyway())
        {
            var connection = ++_connections;
            if (!Begin("accept", connection))
                return connection;
            _json.WriteString("protocol", protocol.Name);
            _json.WriteString("client", client is { Port: { } port } peer ? FormattableString.Invariant($"{peer.Host}:{port}") : "");
            End();
            return connection;
        }
    }

    public void Received(int connection, ReadOnlySpan<byte> bytes)
    {
        using (_lock.EnterAnyway())
        {
            if (!Begin("receive", connection))
                return;
            _json.WriteString("bytes", Encoding.Latin1.GetString(bytes));
            End();
        }
    }

    /// <summary>Records how many of the offered bytes the kernel took.</summary>
    public void Sent(int connection, int offered, int taken)
    {
        using (_lock.EnterAnyway())
        {
            if (!Begin("send", connection))
                return;
            _json.WriteNumber("offered", offered);
            _json.WriteNumber("taken", taken);
            End();
        }
    }

    /// <summary>Records that the peer has ended its side, a call failed, or we have ended our side or closed.</summary>
    public void Happened(int connection, string what)
    {
        using (_lock.EnterAnyway())
        {
            if (Begin(what, connection))
                End();
        }
    }

    public void Dispose()
    {
        using (_lock.EnterAnyway())
        {
            _hasEnded = true;
            _json.Dispose();
            _file.Dispose();
        }
    }

    private void WriteHead()
    {
        _json.WriteStartObject();
        _json.WriteString("format", Format);
        _json.WriteNumber("version", Version);
        _json.WriteString("started", _platform.Time.GetUtcNow());
        End();
    }

    /// <summary>Begins the line of an event. Returns false if the recording has ended.</summary>
    private bool Begin(string what, int connection)
    {
        if (_hasEnded)
            return false;
        _json.WriteStartObject();
        _json.WriteNumber("ms", _platform.Milliseconds - _start);
        if (connection > 0)
            _json.WriteNumber("connection", connection);
        _json.WriteString("event", what);
        return true;
    }

    private void End()
    {
        TakeLine();
        if (_length + _line.WrittenCount <= _limit - EndSize)
            Write();
        else
            EndAtLimit();
        _line.ResetWrittenCount();
    }

    private void TakeLine()
    {
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _line.Write("\n"u8);
    }

    private void Write()
    {
        try
        {
            _file.Write(_line.WrittenSpan);
            _length += _line.WrittenCount;
        }
        catch (IOException error)
        {
            GiveUp(error.Message);
        }
    }

    private void EndAtLimit()
    {
        _line.ResetWrittenCount();
        Begin("limit", 0);
        TakeLine();
        Write();
        if (!_hasEnded)
            GiveUp(FormattableString.Invariant($"it has reached --limit-record, {_limit} bytes"));
    }

    private void GiveUp(string reason)
    {
        _hasEnded = true;
        _onEnded(reason);
    }
}
