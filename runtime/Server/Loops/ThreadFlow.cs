namespace Adapters.Server.Loops;

/// <summary>
/// The ambient data of a thread, such as values of AsyncLocal: taken before other code runs on it, and restored afterwards.
/// </summary>
internal readonly struct ThreadFlow
{
    private readonly ExecutionContext? _context;
    private readonly bool _isSuppressed;

    private ThreadFlow(ExecutionContext context, bool isSuppressed)
    {
        _context = context;
        _isSuppressed = isSuppressed;
    }

    /// <summary>
    /// Captures the calling thread's ambient data. If its flow is suppressed, it can only be captured where it is not.
    /// </summary>
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
