namespace Adapters.Server.Transports;

/// <summary>
/// A poller without descriptors: endpoints say that they are ready, from any thread, and the loop tells their handlers.
/// An endpoint that stays ready is told again in the next turn, as epoll does it level-triggered.
/// </summary>
internal abstract class ReadyPoller(EventLoop loop) : Poller
{
    private readonly Lock _lock = new();

    /// <summary>It does not spin before it waits: the core belongs to whoever makes the events.</summary>
    private readonly ManualResetEventSlim _wake = new(false, spinCount: 0);

    private List<ReadyEndpoint> _incoming = [];
    private List<ReadyEndpoint> _told = [];

    public EventLoop Loop { get; } = loop;

    public override void Poll(int timeoutMilliseconds)
    {
        if (timeoutMilliseconds != 0)
            _wake.Wait(timeoutMilliseconds);
        _wake.Reset();
        Loop.EndWait();
        lock (_lock)
            (_incoming, _told) = (_told, _incoming);
        foreach (var endpoint in _told)
            endpoint.TellReady();
        _told.Clear();
    }

    public override void Wake() => _wake.Set();

    public void Add(ReadyEndpoint endpoint)
    {
        lock (_lock)
            _incoming.Add(endpoint);
        _wake.Set();
    }

    public override void Dispose() => StopAccepting();
}
