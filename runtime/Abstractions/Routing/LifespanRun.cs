using System.ComponentModel;

namespace Adapters;

/// <summary>How generated code answers the lifespan scope (ASGI lifespan 2.0).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LifespanRun
{
    /// <summary>Runs the startup and shutdown handlers when the server says so, and tells it how that went.</summary>
    /// <param name="scope">The lifespan.</param>
    /// <param name="receive">Where the events come from.</param>
    /// <param name="send">Where the answers go.</param>
    /// <param name="start">Runs the startup handlers.</param>
    /// <param name="stop">Runs the shutdown handlers.</param>
    /// <returns>A task that completes with the lifespan.</returns>
    public static async ValueTask RunAsync(
        LifespanScope scope, Receive receive, Send send, Func<LifespanScope, ValueTask> start, Func<LifespanScope, ValueTask> stop)
    {
        while (await receive() is { } message)
        {
            if (message is LifespanStartup)
            {
                var failure = await TryAsync(start, scope);
                await send(failure is null ? new LifespanStartupComplete() : new LifespanStartupFailed { Message = failure });
                if (failure is not null)
                    return;
            }
            else if (message is LifespanShutdown)
            {
                var failure = await TryAsync(stop, scope);
                await send(failure is null ? new LifespanShutdownComplete() : new LifespanShutdownFailed { Message = failure });
                return;
            }
        }
    }

    private static async ValueTask<string?> TryAsync(Func<LifespanScope, ValueTask> run, LifespanScope scope)
    {
        try
        {
            await run(scope);
            return null;
        }
        catch (Exception error)
        {
            return $"{error.GetType().Name}: {error.Message}";
        }
    }
}
