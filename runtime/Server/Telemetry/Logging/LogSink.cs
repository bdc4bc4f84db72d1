using System.Text;
using Adapters.Server.Scheduling;

namespace Adapters.Server.Telemetry.Logging;

/// <summary>
/// Takes lines from any thread and writes them on a thread of its own. Rules: a caller only copies bytes under a lock and never
/// waits for the stream; when the reader is so slow that the buffer is full, or the stream accepts nothing, lines are dropped
/// and counted, and the count is logged once writing is possible again; <see cref="Dispose"/> writes the lines that remain.
/// </summary>
internal sealed class LogSink : IDisposable, IAsyncDisposable
{
    /// <summary>A few thousand lines: seconds of a busy access log.</summary>
    private const int DefaultCapacity = 1024 * 1024;

    /// <summary>Lines of this period are written together, so that a busy server makes few system calls for its log.</summary>
    private const int BatchMilliseconds = 10;

    /// <summary>The process must be able to exit even if nobody reads its log.</summary>
    public static readonly TimeSpan EndTime = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly AutoResetEvent _filled = new(false);
    private readonly ManualResetEventSlim _ending = new(false);
    private readonly Stream _stream;
    private readonly int _capacity;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _thread;
    private byte[] _filling = new byte[4096];
    private byte[] _writing = new byte[4096];
    private int _length;
    private long _dropped;

    public LogSink(Stream stream, int capacity = DefaultCapacity)
    {
        _stream = stream;
        _capacity = capacity;
        _thread = new Thread(Run) { IsBackground = true, Name = "adapters-log" };
        _thread.Start();
    }

    public void Write(ReadOnlySpan<byte> line)
    {
        bool isFirst;
        using (_gate.EnterAnyway())
        {
            if (_length + line.Length > _capacity)
            {
                _dropped++;
                return;
            }

            isFirst = _length == 0;
            if (_length + line.Length > _filling.Length)
                Array.Resize(ref _filling, Math.Min(_capacity, Math.Max(_filling.Length * 2, _length + line.Length)));
            line.CopyTo(_filling.AsSpan(_length));
            _length += line.Length;
        }

        if (isFirst)
            _filled.Set();
    }

    public void Dispose()
    {
        End();
        _thread.Join(EndTime);
    }

    public async ValueTask DisposeAsync()
    {
        End();
        await Task.WhenAny(_ended.Task, Task.Delay(EndTime)).ConfigureAwait(false);
    }

    private void End()
    {
        _ending.Set();
        _filled.Set();
    }

    private void Run()
    {
        while (!_ending.IsSet)
        {
            _filled.WaitOne();
            _ending.Wait(BatchMilliseconds);
            Drain();
        }

        Drain();
        _ended.SetResult();
    }

    private void Drain()
    {
        int length;
        long dropped;
        using (_gate.EnterAnyway())
        {
            (_filling, _writing) = (_writing, _filling);
            (length, _length) = (_length, 0);
            (dropped, _dropped) = (_dropped, 0);
        }

        var lines = _writing.AsSpan(0, length);
        if (!TryPut(lines))
            dropped += lines.Count((byte)'\n');
        if (dropped > 0 && !TryPut(Encoding.UTF8.GetBytes($"{dropped} log lines were dropped: they could not be written in time.\n")))
            Drop(dropped);
    }

    private void Drop(long lines)
    {
        using (_gate.EnterAnyway())
            _dropped += lines;
    }

    /// <summary>A full disk may have room again, so a stream that accepts nothing is tried again with the next lines.</summary>
    private bool TryPut(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return true;
        try
        {
            _stream.Write(bytes);
            _stream.Flush();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
