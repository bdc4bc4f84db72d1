namespace Adapters.Server.Loops;

/// <summary>
/// Brings continuations back to their loop. Each exchange has its own context, so that the watchdog knows whose code runs after
/// an await, and so that one exchange's continuation never runs inside another's stack.
/// </summary>
internal class LoopContext(EventLoop loop) : SynchronizationContext
{
    /// <summary>The request whose handler runs here, or null for the loop's own work.</summary>
    public ConnectionScope? Scope { get; set; }

    /// <summary>
    /// True if it has served an earlier request. Work that this request left behind has the same context, so posted work may
    /// belong to it.
    /// </summary>
    public bool IsReused { get; set; }

    /// <summary>The watchdog's name for work that is not a request. Read from any thread. Null for the loop's own work.</summary>
    public virtual string? NameOfWork => null;

    /// <summary>
    /// The callback sees the ambient data of its poster, as in the thread pool: <see cref="Progress{T}"/> and similar types
    /// bring none of their own. The continuation of an await does, and is entered with it.
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

/// <summary>The context of work that is not a request and has a name.</summary>
internal sealed class NamedLoopContext(EventLoop loop, Func<string> name) : LoopContext(loop)
{
    public override string NameOfWork => name();
}
