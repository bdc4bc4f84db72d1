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
    /// <param name="routes">
    /// The delegate that lists the routes of the application: the startup fails if the server lacks what one of them needs.
    /// </param>
    /// <returns>A task that completes with the lifespan.</returns>
    public static async ValueTask RunAsync(
        LifespanScope scope, Receive receive, Send send, Func<LifespanScope, ValueTask> start, Func<LifespanScope, ValueTask> stop,
        Func<IReadOnlyList<RouteInfo>> routes)
    {
        while (await receive() is { } message)
        {
            if (message is LifespanStartup)
            {
                var failure = FindMissing(scope, routes) ?? await TryAsync(start, scope);
                if (failure is null)
                {
                    await send(new LifespanStartupComplete());
                    scope.Jobs?.Start(scope);
                    continue;
                }

                // The reason of the failure matters more than what its clean-up says.
                await TryAsync(Close, scope);
                await send(new LifespanStartupFailed { Message = failure });
                return;
            }
            else if (message is LifespanShutdown)
            {
                var failure = await TryAsync(static scope => scope.Jobs?.StopAsync(scope) ?? default, scope);
                failure = await TryAsync(stop, scope) is { } stopped ? failure ?? stopped : failure;
                failure = await TryAsync(Close, scope) is { } closed ? failure ?? closed : failure;
                await send(failure is null ? new LifespanShutdownComplete() : new LifespanShutdownFailed { Message = failure });
                return;
            }
        }
    }

    private static ValueTask Close(LifespanScope scope) => scope.Owned.CloseAsync();

    /// <summary>Returns what the server lacks, or null. Otherwise, a route would be listed and answer 404.</summary>
    private static string? FindMissing(LifespanScope scope, Func<IReadOnlyList<RouteInfo>> routes)
    {
        if (scope.Extensions.ContainsKey("websocket"))
            return null;
        var socket = routes().FirstOrDefault(route => route.Method == "WEBSOCKET");
        return socket is null ? null
            : $"the route {socket.Template} ({socket.Handler}) is a WebSocket, which no address of this server offers: "
                + "add one with http:// (--bind)";
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
