using Adapters.Server.Connections.Lifecycles;
using Adapters.Server.Loops;
using Adapters.Server.Scheduling;
using Adapters.Server.Telemetry.Logging;
using Adapters.Server.Telemetry.Metrics;

namespace Adapters.Server.Connections;

/// <summary>The connections of one loop and what they share. Only the loop's thread uses it.</summary>
internal sealed class ConnectionSet
{
    private Connection[] _connections = new Connection[64];
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _streamsEnding = new();
    private readonly LoopTimer _endStreams;
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConnectionSet(EventLoop loop, ServerContext server, WsgiWorkers? workers = null)
    {
        Workers = workers;
        Loop = loop;
        Server = server;
        OnTransition = server.Platform.OnTransition;
        Counters = server.Metrics.Loop(loop.Index);
        _endStreams = new CallbackTimer(_ => _streamsEnding.Cancel());
    }

    public EventLoop Loop { get; }

    public ServerContext Server { get; }

    public ServerOptions Options => Server.Options;

    public ConnectionLog Log => Server.ConnectionLog;

    /// <summary>The threads that run synchronous applications.</summary>
    public WsgiWorkers? Workers { get; }

    /// <summary>Called for each transition of a connection.</summary>
    public Action<string, int>? OnTransition { get; }

    public LoopCounters Counters { get; }

    /// <summary>Compresses and expands the messages of the loop's WebSockets. Without any, it has no memory of zlib's.</summary>
    public WebSocketDeflate Deflate { get; } = new();

    public int Count { get; private set; }

    /// <summary>True if the server is stopping: each connection ends with its next response.</summary>
    public bool IsShuttingDown { get; private set; }

    /// <summary>The time until which a connection may be idle when the server stops.</summary>
    public long IdleUntil { get; private set; } = LoopTimer.Never;

    /// <summary>The time at which WebSockets are closed when the server stops.</summary>
    public long WebSocketsUntil { get; private set; } = LoopTimer.Never;

    /// <summary>Cancelled on the loop when the server stops.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Cancelled on the loop a moment later, when streams without an end are cut.</summary>
    public CancellationToken StreamsEnding => _streamsEnding.Token;

    /// <summary>Completes when the server is stopping and the last connection has ended. May be read from any thread.</summary>
    public Task Drained => _drained.Task;

    public void Add(Connection connection)
    {
        if (Count == _connections.Length)
            Array.Resize(ref _connections, Count * 2);
        connection.Slot = Count;
        _connections[Count++] = connection;
        Counters.ConnectionsOpened++;
        connection.Ordinal = Server.Opened();
    }

    public void Remove(Connection connection)
    {
        var last = _connections[--Count];
        _connections[connection.Slot] = last;
        last.Slot = connection.Slot;
        _connections[Count] = null!;
        Counters.ConnectionsClosed++;
        Server.Closed();
        CheckDrained();
    }

    public void BeginShutdown()
    {
        IsShuttingDown = true;
        IdleUntil = Loop.Now + ConnectionTimeouts.IdleAtShutdown;
        WebSocketsUntil = Loop.Now + (long)Options.WsTimeoutStop.TotalMilliseconds;
        Loop.Timers.Set(_endStreams, Loop.Now + ConnectionTimeouts.StreamAtShutdown, Loop.Now);
        CheckDrained();
        for (var i = 0; i < Count; i++)
            _connections[i].UpdateInterest();
        // Last, because applications continue from here.
        _stopping.Cancel();
    }

    /// <summary>
    /// Ends every connection at once. Returns the number of those that cut a request or a response and did not only linger.
    /// </summary>
    public int Abort()
    {
        var cut = 0;
        while (Count > 0)
        {
            var connection = _connections[Count - 1];
            if (connection.State is ConnectionState.Head or ConnectionState.Running or ConnectionState.Upgraded
                || connection.PendingOutput > 0)
                cut++;
            Cut(connection);
        }

        return cut;
    }

    /// <summary>
    /// An exception that an application throws when it is notified of the end costs neither the other connections nor the stop.
    /// </summary>
    private void Cut(Connection connection)
    {
        try
        {
            connection.Close(reset: true, "the server stopped, and the time to finish was over");
        }
        catch (Exception error)
        {
            Loop.Report(error);
        }
    }

    private void CheckDrained()
    {
        if (IsShuttingDown && Count == 0)
            _drained.TrySetResult();
    }
}
