using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Adapters.Server.Telemetry.Metrics;

/// <summary>
/// The metrics of a server, under the meter <c>Adapters.Server</c>. Counting increments a field; only the duration of requests
/// is recorded one by one, and only while there is a listener.
/// </summary>
internal sealed class ServerMetrics : IDisposable
{
    public const string MeterName = "Adapters.Server";

    private readonly LoopCounters[] _loops;

    /// <summary>
    /// Called when a listener of the program has thrown, with the number of failures so far: the first time, and then at
    /// growing intervals.
    /// </summary>
    private readonly Action<long, Exception>? _onListenerFailed;

    /// <summary>Null if a listener threw when it was published.</summary>
    private Histogram<double>? _duration;

    private readonly FailureCount _listenerFailures = new();
    private long _stalls;
    private long _starvations;
    private long _dropped;

    public ServerMetrics(int loops, Func<int> queueLength, Action<long, Exception>? onListenerFailed = null)
    {
        _onListenerFailed = onListenerFailed;
        _loops = new LoopCounters[loops];
        for (var i = 0; i < loops; i++)
            _loops[i] = new LoopCounters();
        Publish(() => Meter.CreateObservableCounter(
            "adapters.server.requests", () => Sum(l => l.Requests), "{request}",
            "Requests that have ended, whether they were answered or their client left before."));
        Publish(() => Meter.CreateObservableCounter(
            "adapters.server.rejected", Rejected, "{rejection}", "Connections and requests that the server rejected, by reason."));
        Publish(() => Meter.CreateObservableUpDownCounter(
            "adapters.server.active_connections", ActiveConnections, "{connection}", "Open connections."));
        Publish(() => Meter.CreateObservableUpDownCounter(
            "adapters.server.active_websockets", ActiveWebSockets, "{websocket}", "Open WebSockets."));
        Publish(() => Meter.CreateObservableCounter(
            "adapters.server.websocket_drops", () => DroppedMessages, "{message}",
            "Messages of WebSockets that were dropped or not taken because a queue was full."));
        Publish(() => Meter.CreateObservableCounter(
            "adapters.server.loop_stalls", () => Volatile.Read(ref _stalls), "{stall}",
            "Times that a handler held an event loop for longer than --loop-stall."));
        Publish(() => Meter.CreateObservableCounter(
            "adapters.server.loop_starvations", () => Volatile.Read(ref _starvations), "{starvation}",
            "Times that the machine gave an event loop no processor for longer than --loop-stall."));
        Publish(() => Meter.CreateObservableGauge(
            "adapters.server.worker_queue", queueLength, "{request}", "Requests that wait for a worker thread."));
        Publish(() => _duration = Meter.CreateHistogram<double>(
            "http.server.request.duration", "s", "How long requests took, up to the end of their response."));
    }

    public Meter Meter { get; } = new(MeterName);

    public bool RecordsDuration => _duration is { Enabled: true };

    /// <summary>The number of WebSocket messages that a full queue cost.</summary>
    public long DroppedMessages => Volatile.Read(ref _dropped);

    public LoopCounters Loop(int index) => _loops[index];

    /// <summary>Counts a loop that a handler blocks.</summary>
    public void LoopStalled() => Interlocked.Increment(ref _stalls);

    /// <summary>Counts a message that a full queue cost, from any thread.</summary>
    public void DropMessage() => Interlocked.Increment(ref _dropped);

    /// <summary>Counts a loop that gets no processor.</summary>
    public void LoopStarved() => Interlocked.Increment(ref _starvations);

    public void RequestCompleted(double seconds, string method, int status, string? route)
    {
        var tags = new TagList { { "http.request.method", method }, { "http.response.status_code", status } };
        if (route is not null)
            tags.Add("http.route", route);
        try
        {
            _duration?.Record(seconds, tags);
        }
        catch (Exception error)
        {
            Report(error);
        }
    }

    public void Dispose() => Publish(Meter.Dispose);

    /// <summary>Listeners belong to the program and are called from here: their errors cost neither a start nor a stop.</summary>
    private void Publish(Action change)
    {
        try
        {
            change();
        }
        catch (Exception error)
        {
            Report(error);
        }
    }

    private void Report(Exception error)
    {
        if (_listenerFailures.Add(out var count))
            _onListenerFailed?.Invoke(count, error);
    }

    private IEnumerable<Measurement<long>> Rejected()
    {
        foreach (var reason in Enum.GetValues<Rejection>())
        {
            var tag = new KeyValuePair<string, object?>("reason", Rejections.Reasons[(int)reason]);
            yield return new(Sum(loop => loop.Rejected(reason)), tag);
        }
    }

    private long ActiveConnections() => Sum(l => l.ConnectionsOpened - l.ConnectionsClosed);

    private long ActiveWebSockets() => Sum(l => l.WebSocketsOpened - l.WebSocketsClosed);

    private long Sum(Func<LoopCounters, long> read)
    {
        var sum = 0L;
        foreach (var loop in _loops)
            sum += read(loop);
        return sum;
    }
}
