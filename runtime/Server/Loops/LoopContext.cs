namespace Adapters.Server.Loops;

/// <summary>
/// Brings continuations back to their loop. Each exchange has its own, so that the watchdog knows whose code runs after an
/// await, and so that one exchange's continuation never runs inside another's stack.
/// </summary>
internal class LoopContext(EventLoop loop) : SynchronizationContext
{
    /// <summary>The request whose handler runs here; null for the loop's own work.</summary>
    public ConnectionScope? Scope { get; set; }

    /// <summary>
    /// It has served a request before this one. What that left behind brings the same context, so that what is posted through it
    /// may be the former's.
    /// </summary>
    public bool IsReused { get; set; }

    /// <summary>What the watchdog calls the work where it is no request's; asked from any thread. Null for the loop's own.</summary>
    public virtual string? NameOfWork => null;

    /// <summary>
    /// The callback sees what flows with whoever posts it, as one in the thread pool does: <see cref="Progress{T}"/> and the like
    /// bring nothing of their own. What follows an await does, and is entered with that.
    /// </summary>
    public override void Post(SendOrPostCallback d, object? state) => loop.Post(d, state, this, ExecutionContext.Capture());

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (!loop.IsCurrent)
            throw new NotSupportedException("Send would block this thread until the event loop is free: use Post.");
        d(state);
    }

    public override SynchronizationContext CreateCopy() => this;
}

/// <summary>The context of work that is no request's, and has a name.</summary>
internal sealed class NamedLoopContext(EventLoop loop, Func<string> name) : LoopContext(loop)
{
    public override string NameOfWork => name();
}
