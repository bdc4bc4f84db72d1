namespace Adapters;

/// <summary>
/// Runs blocking work off the event loop, so that an asynchronous handler can wait for it without blocking the other
/// connections of its loop. The handler continues on its loop.
/// </summary>
public static class Offload
{
    /// <summary>Runs blocking work on a thread pool thread.</summary>
    /// <param name="work">The work, which may block. It must not use receive or send, which belong to the loop.</param>
    /// <returns>A task that completes with the work, and fails with its exception.</returns>
    public static Task Run(Action work) => Task.Run(work);

    /// <summary>Runs blocking work that returns a result on a thread pool thread.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="work">The work, which may block. It must not use receive or send, which belong to the loop.</param>
    /// <returns>A task with the result. It fails with the exception of the work.</returns>
    public static Task<T> Run<T>(Func<T> work) => Task.Run(work);
}
