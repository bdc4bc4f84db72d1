namespace Adapters.Server.Loops;

/// <summary>
/// The nested contexts of the work that runs on a loop. Rules: entered work begins with the loop's own ambient data or with the
/// given one, and sees none of other work; exited work leaves none of its own behind.
/// </summary>
internal sealed class LoopStack
{
    private Frame[] _outer = new Frame[8];

    /// <summary>The ambient data of the loop itself.</summary>
    private ExecutionContext? _flow;

    /// <summary>The context of the running work. The watchdog reads it from its thread.</summary>
    public LoopContext? Current { get; private set; }

    /// <summary>
    /// True if it runs because it was posted, like the continuation of an await, and not because its request is called or
    /// notified.
    /// </summary>
    public bool IsPosted { get; private set; }

    public int Depth { get; private set; }

    /// <summary>Captures the ambient data of the calling thread as the loop's own.</summary>
    public void Begin() => _flow ??= ExecutionContext.Capture();

    public void Enter(LoopContext context, bool isPosted = false, ExecutionContext? flow = null)
    {
        if (Depth == _outer.Length)
            Array.Resize(ref _outer, Depth * 2);
        _outer[Depth++] = new Frame(Current, IsPosted, ThreadFlow.Take());
        Current = context;
        IsPosted = isPosted;
        SynchronizationContext.SetSynchronizationContext(context);
        if ((flow ?? _flow) is { } own)
            ExecutionContext.Restore(own);
    }

    public void Exit()
    {
        ref var outer = ref _outer[--Depth];
        Current = outer.Context;
        IsPosted = outer.IsPosted;
        SynchronizationContext.SetSynchronizationContext(Current);
        outer.Flow.Restore();
        // The array must not keep the recorded data alive.
        outer = default;
    }

    /// <summary>Exits the contexts that the throwing code had entered.</summary>
    public void ExitTo(int depth)
    {
        while (Depth > depth)
            Exit();
    }

    private readonly record struct Frame(LoopContext? Context, bool IsPosted, ThreadFlow Flow);
}
