namespace Adapters;

/// <summary>Lets an asynchronous server run a synchronous application.</summary>
public static class WsgiBridge
{
    /// <summary>
    /// Converts a synchronous application to an asynchronous one: requests go to the server's worker threads, the lifespan is
    /// answered, and WebSockets are rejected with 403.
    /// </summary>
    /// <param name="application">The synchronous application.</param>
    /// <returns>The asynchronous application.</returns>
    public static AsgiApplication ToAsgi(this WsgiApplication application)
    {
        ArgumentNullException.ThrowIfNull(application);
        return (scope, receive, send) => scope switch
        {
            HttpScope http => WsgiWorkers.Of(http).RunAsync(application, http, receive, send),
            LifespanScope => AnswerLifespan(receive, send),
            WebSocketScope => send(new WebSocketClose()),
            _ => throw new NotSupportedException($"A synchronous application does not support the '{scope.Type}' scope."),
        };
    }

    /// <summary>Answers one request with a synchronous application, on the worker threads of the server.</summary>
    /// <param name="workers">The threads, of the scope.</param>
    /// <param name="application">The application.</param>
    /// <param name="scope">The request.</param>
    /// <param name="receive">The delegate that receives the request body.</param>
    /// <param name="send">The delegate that sends the response.</param>
    /// <returns>A task as that of <see cref="WsgiWorkers.RunAsync"/>.</returns>
    /// <exception cref="ArgumentException">The threads do not run synchronous applications.</exception>
    public static ValueTask RunAsync(
        this WorkerThreads workers, WsgiApplication application, HttpScope scope, Receive receive, Send send) =>
        workers is WsgiWorkers wsgi
            ? wsgi.RunAsync(application, scope, receive, send)
            : throw new ArgumentException("These threads do not run synchronous applications.", nameof(workers));

    private static async ValueTask AnswerLifespan(Receive receive, Send send)
    {
        while (true)
        {
            switch (await receive())
            {
                case LifespanStartup:
                    await send(new LifespanStartupComplete());
                    break;
                case LifespanShutdown:
                    await send(new LifespanShutdownComplete());
                    return;
            }
        }
    }
}
