namespace Adapters;

/// <summary>
/// Runs a piece of blocking work off the event loop, so that an asynchronous handler may wait for it without holding the
/// other connections of its loop. The handler goes on on its loop.
/// </summary>
public static class Offload
{
    /// <summary>Runs blocking work on a thread of the pool.</summary>
    /// <param name="work">The work; it may block. It must not use receive or send, which belong to the loop.</param>
    /// <returns>A task that completes with the work, and fails with its exception.</returns>
    public static Task Run(Action work) => Task.Run(work);

    /// <summary>Runs blocking work that has a result on a thread of the pool.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="work">The work; it may block. It must not use receive or send, which belong to the loop.</param>
    /// <returns>A task with the result; it fails with the exception of the work.</returns>
    public static Task<T> Run<T>(Func<T> work) => Task.Run(work);
}
