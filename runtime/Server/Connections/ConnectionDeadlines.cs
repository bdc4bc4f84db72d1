using Adapters.Server.Loops;

namespace Adapters.Server.Connections;

/// <content>
/// When a connection is looked at though nothing happens. Rules: it is one timer, set by the first of its deadlines; a deadline
/// that moves further ahead, as each request has it, leaves the timer where it is; whoever comes too early sets it anew.
/// </content>
internal abstract partial class Connection : LoopTimer
{
    private DeliveryRate _delivery;
    private long _lingerUntil;

    public ConnectionTimeouts Timeouts => Set.Server.Timeouts;

    /// <summary>When there is something to be decided about what the connection waits for, apart from the delivery of its output.</summary>
    protected abstract long Deadline { get; }

    /// <summary>Looks at the deadlines: some may have passed.</summary>
    public virtual void Tick(long now)
    {
        if (State == ConnectionState.Lingering && now >= _lingerUntil)
            Close(reset: false);
        else if (now >= _delivery.NextLook)
            LookAtDelivery(now);
    }

    internal sealed override void OnDue(long now)
    {
        try
        {
            Tick(now);
        }
        catch (Exception error)
        {
            Fail(error);
            Close(reset: true, _brokenBecause);
        }

        UpdateInterest();
    }

    private void SetTimer() => Loop.Timers.SetBy(this, FindDeadline(), Loop.Now);

    private long FindDeadline() => State == ConnectionState.Lingering ? _lingerUntil : Math.Min(Deadline, _delivery.NextLook);

    private void LookAtDelivery(long now)
    {
        var delivery = _delivery.Look(now, Endpoint.Unacknowledged, Timeouts);
        if (delivery == Delivery.Moving)
            return;
        if (delivery == Delivery.TooSlow)
            Set.Log.WriteTooSlow(Id, Set.Options.MinimumRate);
        else
            Set.Log.WriteStopped(Id, Set.Options.SendTimeout.TotalSeconds);
        Close(reset: true, "the client did not take its response");
    }
}
