namespace Adapters.Server.Transports;

/// <summary>An endpoint of a <see cref="ReadyPoller"/>: it stands in the queue once, whatever has become ready.</summary>
internal abstract class ReadyEndpoint(ReadyPoller poller) : Endpoint
{
    private int _isQueued;

    protected ReadyPoller Poller { get; } = poller;

    protected Interest Watched { get; private set; } = Interest.Read;

    protected bool IsClosed { get; private set; }

    public override void Watch(Interest interest)
    {
        Watched = interest;
        Queue();
    }

    public override void Close(bool reset)
    {
        if (IsClosed)
            return;
        IsClosed = true;
        Release(reset);
    }

    /// <summary>Asks to be told; from any thread.</summary>
    public void Queue()
    {
        if (Interlocked.Exchange(ref _isQueued, 1) == 0)
            Poller.Add(this);
    }

    /// <summary>Tells the handler what is ready; on the loop.</summary>
    public void TellReady()
    {
        Volatile.Write(ref _isQueued, 0);
        if (IsClosed)
            return;
        try
        {
            Tell(FindReady());
        }
        catch (Exception error)
        {
            Poller.Loop.Report(error);
            Close(reset: true);
        }

        if (!IsClosed)
            AwaitReady(FindReady() & Watched);
    }

    protected bool Wants(Interest interest) => (Watched & interest) != 0;

    /// <summary>What would not block now.</summary>
    protected abstract Interest FindReady();

    /// <summary>Has <see cref="Queue"/> called when something that is watched gets ready; at once for what is ready already.</summary>
    protected abstract void AwaitReady(Interest ready);

    protected abstract void Release(bool reset);

    private void Tell(Interest ready)
    {
        if ((ready & Watched & Interest.Read) != 0)
            Handler.OnReadable();
        if (!IsClosed && (ready & Watched & Interest.Write) != 0)
            Handler.OnWritable();
    }
}
