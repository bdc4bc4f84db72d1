using System.Diagnostics;
using System.Text;
using Adapters.EndToEnd.Tests.Clients;

namespace Adapters.EndToEnd.Tests.SlowReaders;

/// <summary>How a client takes its response.</summary>
/// <param name="Kind">The kind of its address: tcp or unix.</param>
/// <param name="Buffer">Its SO_RCVBUF in bytes; 0 for the system's.</param>
/// <param name="Rate">Bytes a second.</param>
/// <param name="Stop">After how long it stops for good, at zero after a first piece; null for never.</param>
internal sealed record Reading(string Kind, int Buffer, int Rate, TimeSpan? Stop = null);

/// <summary>A client that takes its response at a rate, in twenty pieces a second.</summary>
internal sealed class SlowReader : IDisposable
{
    private readonly RawClient _client;
    private readonly CancellationTokenSource _ending = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly byte[] _piece;
    private long _bytes;

    private SlowReader(RawClient client, Reading reading)
    {
        _client = client;
        Reading = reading;
        _piece = new byte[Math.Max(reading.Rate / 20, 16)];
        Completion = ReadAsync();
    }

    public Reading Reading { get; }

    public long Bytes => Volatile.Read(ref _bytes);

    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>Completes when the client has stopped, or the response has ended: true if it has ended.</summary>
    public Task<bool> Completion { get; }

    /// <summary>The last bytes that were read.</summary>
    public string Last { get; private set; } = "";

    public static async Task<SlowReader> StartAsync(string address, Reading reading, string request)
    {
        var client = await RawClient.ConnectAsync(address, reading.Buffer);
        await client.SendAsync(request);
        return new SlowReader(client, reading);
    }

    public void Dispose()
    {
        _ending.Cancel();
        _client.Dispose();
        _ending.Dispose();
    }

    private async Task<bool> ReadAsync()
    {
        var stop = Reading.Stop ?? TimeSpan.MaxValue;
        do
        {
            var count = await _client.ReceiveAsync(_piece, _ending.Token);
            if (count == 0)
                return true;
            Last = Encoding.Latin1.GetString(_piece, Math.Max(count - 16, 0), Math.Min(count, 16));
            Volatile.Write(ref _bytes, _bytes + count);
            var ahead = TimeSpan.FromSeconds((double)_bytes / Reading.Rate) - _clock.Elapsed;
            if (ahead > TimeSpan.Zero)
                await Task.Delay(ahead, _ending.Token);
        }
        while (_clock.Elapsed < stop);

        return false;
    }
}
