using System.ComponentModel;

namespace Adapters.CompilerServices;

/// <summary>Answers the lifespan scope for generated code (ASGI lifespan 2.0).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LifespanRun
{
    /// <summary>Runs the startup and shutdown handlers when the server asks for them, and reports the results to it.</summary>
    /// <param name="scope">The lifespan.</param>
    /// <param name="receive">The delegate that receives the events.</param>
    /// <param name="send">The delegate that sends the answers.</param>
    /// <param name="start">The delegate that runs the startup handlers.</param>
    /// <param name="stop">The delegate that runs the shutdown handlers.</param>
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
            return ExceptionText.Describe(error);
        }
    }
}
