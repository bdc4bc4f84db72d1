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
