using Adapters.Server.Connections.Lifecycles;
using Adapters.Server.Scheduling;

namespace Adapters.Server.Connections;

/// <content>
/// Decides when to check a connection even though nothing happens. Rules: there is one timer, set by the first of its
/// deadlines; a deadline that moves further ahead, as with each request, leaves the timer where it is; a timer that fires too
/// early is set again.
/// </content>
internal abstract partial class Connection : LoopTimer
{
    private DeliveryRate _delivery;
    private long _lingerUntil;
    private bool _isDelivered;

    public ConnectionTimeouts Timeouts => Set.Server.Timeouts;

    /// <summary>The time at which to check the connection, apart from the delivery of its output.</summary>
    protected abstract long Deadline { get; }

    /// <summary>Checks the deadlines. Some may have passed.</summary>
    public virtual void Tick(long now)
    {
        if (State != ConnectionState.Lingering && now >= _delivery.NextInspection)
            Judge(_delivery.Inspect(now, Endpoint.Unacknowledged, Timeouts), Timeouts.Send);
        else if (State == ConnectionState.Lingering && now >= _lingerUntil)
            InspectLastResponse(now);
    }

    internal sealed override void OnDue(long now)
    {
        var depth = Loop.Depth;
        try
        {
            Tick(now);
        }
        catch (Exception error)
        {
            Fail(error, depth);
            Close(reset: true, _brokenBecause);
        }

        UpdateInterest();
    }

    private void BeginLinger()
    {
        Move(ConnectionEvent.Linger);
        _lingerUntil = Loop.Now + ConnectionTimeouts.LingerInterval;
    }

    /// <summary>
    /// Closing with unread bytes resets the connection, and the part of the response that the peer has not taken is lost. So
    /// the connection keeps reading until the peer has acknowledged all of it or does not take it as required, and for a while
    /// after that.
    /// </summary>
    private void InspectLastResponse(long now)
    {
        if (_isDelivered)
        {
            Close(reset: false);
            return;
        }

        var unacknowledged = Endpoint.Unacknowledged;
        _isDelivered = unacknowledged == 0;
        _lingerUntil = now + (_isDelivered ? ConnectionTimeouts.Linger : ConnectionTimeouts.LingerInterval);
        if (!_isDelivered)
            Judge(_delivery.Measure(now, unacknowledged, Timeouts, Timeouts.LastSend), Timeouts.LastSend);
    }

    private void Judge(Delivery delivery, long longestStop)
    {
        if (delivery == Delivery.Moving)
            return;
        if (delivery == Delivery.TooSlow)
            Set.Log.WriteTooSlow(Id, Set.Options.MinimumRate);
        else
            Set.Log.WriteStopped(Id, longestStop / 1_000.0);
        Close(reset: true, "the client did not accept its response");
    }
}
