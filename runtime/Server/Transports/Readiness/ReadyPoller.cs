using Adapters.Server.Loops;
using Adapters.Server.Scheduling;

namespace Adapters.Server.Transports.Readiness;

/// <summary>
/// A poller without descriptors: endpoints report that they are ready, from any thread, and the loop calls their handlers. An
/// endpoint that stays ready is reported again in the next turn, as with level-triggered epoll.
/// </summary>
internal abstract class ReadyPoller(EventLoop loop) : Poller
{
    private readonly object _gate = new();
    private bool _isWoken;
    private List<ReadyEndpoint> _incoming = [];
    private List<ReadyEndpoint> _told = [];

    public EventLoop Loop { get; } = loop;

    public override void Poll(int timeoutMilliseconds)
    {
        AwaitWake(timeoutMilliseconds);
        Loop.EndWait();
        using (Interruption.EnterMonitor(_gate))
            (_incoming, _told) = (_told, _incoming);
        foreach (var endpoint in _told)
            endpoint.OnReady();
        _told.Clear();
    }

    public override void Wake()
    {
        using (Interruption.EnterMonitor(_gate))
            SetWoken();
    }

    public void Add(ReadyEndpoint endpoint)
    {
        using (Interruption.EnterMonitor(_gate))
        {
            _incoming.Add(endpoint);
            SetWoken();
        }
    }

    public override void Dispose() => StopAccepting();

    private void AwaitWake(int timeoutMilliseconds)
    {
        using (Interruption.EnterMonitor(_gate))
        {
            // An interrupt ends the wait early, and costs a turn.
            if (timeoutMilliseconds != 0 && !_isWoken)
                ThreadScheduler.System.TryWait(_gate, TimeSpan.FromMilliseconds(timeoutMilliseconds));
            _isWoken = false;
        }
    }

    private void SetWoken()
    {
        if (_isWoken)
            return;
        _isWoken = true;
        ThreadScheduler.System.Pulse(_gate);
    }
}
