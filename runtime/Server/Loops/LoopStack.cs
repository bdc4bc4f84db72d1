namespace Adapters.Server.Loops;

/// <summary>
/// Whose work runs on a loop, and inside whose. Rules: who is entered begins with the loop's own flow or with one that is given,
/// and sees nothing of another's; who is exited leaves nothing of its flow behind.
/// </summary>
internal sealed class LoopStack
{
    private Frame[] _outer = new Frame[8];

    /// <summary>What flows with the loop itself.</summary>
    private ExecutionContext? _flow;

    /// <summary>Whose work runs now; read by the watchdog from its thread.</summary>
    public LoopContext? Current { get; private set; }

    /// <summary>
    /// It runs because it was posted, as what follows an await does, and not because its request is called or told something.
    /// </summary>
    public bool IsPosted { get; private set; }

    public int Depth { get; private set; }

    /// <summary>Takes what flows with the calling thread for the loop's own.</summary>
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
        // What flowed there is not kept alive by the place where it was noted.
        outer = default;
    }

    /// <summary>Leaves what code that threw had entered.</summary>
    public void ExitTo(int depth)
    {
        while (Depth > depth)
            Exit();
    }

    private readonly record struct Frame(LoopContext? Context, bool IsPosted, ThreadFlow Flow);
}
