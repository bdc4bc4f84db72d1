namespace Adapters.Server.Loops;

/// <summary>What flows with a thread, such as values of AsyncLocal: taken before other code runs on it, and restored after.</summary>
internal readonly struct ThreadFlow
{
    private readonly ExecutionContext? _context;
    private readonly bool _isSuppressed;

    private ThreadFlow(ExecutionContext context, bool isSuppressed)
    {
        _context = context;
        _isSuppressed = isSuppressed;
    }

    /// <summary>The flow of the calling thread. One that is suppressed can only be captured where it is not.</summary>
    public static ThreadFlow Take()
    {
        if (ExecutionContext.Capture() is { } context)
            return new ThreadFlow(context, isSuppressed: false);
        ExecutionContext.RestoreFlow();
        return new ThreadFlow(ExecutionContext.Capture()!, isSuppressed: true);
    }

    public void Restore()
    {
        ExecutionContext.Restore(_context!);
        if (_isSuppressed)
            ExecutionContext.SuppressFlow();
    }
}
