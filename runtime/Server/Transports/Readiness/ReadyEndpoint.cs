using Adapters.Server.Native;

namespace Adapters.Server.Transports.Readiness;

/// <summary>An endpoint of a <see cref="ReadyPoller"/>. It is in the queue at most once, whatever has become ready.</summary>
internal abstract class ReadyEndpoint(ReadyPoller poller) : Endpoint
{
    private int _isQueued;
    private bool _hasHungUp;

    protected ReadyPoller Poller { get; } = poller;

    protected Interest Watched { get; private set; } = Interest.Read;

    /// <summary>True if the connection is gone in both directions.</summary>
    protected abstract bool IsGone { get; }

    public override void Watch(Interest interest)
    {
        if (IsClosed || _hasHungUp)
            return;
        Watched = interest;
        Queue();
    }

    /// <summary>Queues the endpoint for a notification. May be called from any thread.</summary>
    public void Queue()
    {
        if (Interlocked.Exchange(ref _isQueued, 1) == 0)
            Poller.Add(this);
    }

    /// <summary>Notifies the handler of what is ready. Called on the loop.</summary>
    public void OnReady()
    {
        Interlocked.Exchange(ref _isQueued, 0);
        if (IsClosed || _hasHungUp || Handler is null)
            return;
        try
        {
            Dispatch();
            if (!IsClosed && !_hasHungUp)
                AwaitReady();
        }
        catch (Exception error)
        {
            Poller.Loop.Report(error);
            Close(reset: true);
        }
    }

    /// <summary>Returns the operations that would not block now.</summary>
    protected abstract Interest FindReady();

    /// <summary>Arranges for a call of <see cref="Queue"/> when there is something to read, once there is nothing.</summary>
    protected abstract void AwaitReadable();

    private void Dispatch()
    {
        var ready = FindReady();
        if ((Watched & Interest.Read) != 0)
        {
            if ((ready & Interest.Read) != 0)
                Handler.OnReadable();
        }
        else if (IsGone)
        {
            _hasHungUp = true;
            Handler.OnHangup();
            return;
        }

        if ((ready & Watched & Interest.PeerShutdown) != 0)
            Handler.OnPeerShutdown();
        if ((ready & Interest.Write) != 0 && !IsClosed && (Watched & Interest.Write) != 0)
            Handler.OnWritable();
    }

    private void AwaitReady()
    {
        var ready = FindReady();
        if ((ready & Watched) != 0 || (IsGone && (Watched & Interest.Read) == 0))
            Queue();
        else if ((Watched & ~ready & Interest.Read) != 0)
            AwaitReadable();
    }
}
