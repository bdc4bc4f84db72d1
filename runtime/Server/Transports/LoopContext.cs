namespace Adapters.Server.Transports;

/// <summary>
/// Brings continuations back to their loop. Each exchange has its own, so that the watchdog knows whose code runs after an
/// await, and so that one exchange's continuation never runs inside another's stack.
/// </summary>
internal sealed class LoopContext(EventLoop loop) : SynchronizationContext
{
    /// <summary>The request whose handler runs here; null for the loop's own work.</summary>
    public ConnectionScope? Scope { get; set; }

    public override void Post(SendOrPostCallback d, object? state) => loop.Post(d, state, this);

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (!loop.IsCurrent)
            throw new NotSupportedException("Send would block this thread until the event loop is free: use Post.");
        d(state);
    }

    public override SynchronizationContext CreateCopy() => this;
}
