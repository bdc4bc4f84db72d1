namespace Adapters.Server.Loops;

/// <summary>
/// The ambient data of a thread, such as values of AsyncLocal: taken before other code runs on it, and restored afterwards.
/// </summary>
/// <param name="Context">The captured data.</param>
/// <param name="IsSuppressed">True if the thread does not pass them on to other work.</param>
internal readonly record struct ThreadFlow(ExecutionContext Context, bool IsSuppressed)
{
    /// <summary>
    /// Captures the calling thread's ambient data. If its flow is suppressed, it can only be captured where it is not.
    /// </summary>
    public static ThreadFlow Take()
    {
        if (ExecutionContext.Capture() is { } context)
            return new ThreadFlow(context, IsSuppressed: false);
        ExecutionContext.RestoreFlow();
        return new ThreadFlow(ExecutionContext.Capture()!, IsSuppressed: true);
    }

    public void Restore()
    {
        ExecutionContext.Restore(Context);
        if (IsSuppressed)
            ExecutionContext.SuppressFlow();
    }
}
