namespace Adapters.Server.Tests.WebSockets;

/// <summary>Small applications for WebSockets.</summary>
internal static class SocketApplications
{
    /// <summary>Sends each message back, and records what it received.</summary>
    public static AsgiApplication Echo(List<string>? seen = null) => async (scope, receive, send) =>
    {
        if (scope is not WebSocketScope)
            throw new NotSupportedException(scope.Type);
        await receive();
        await send(new WebSocketAccept());
        while (true)
        {
            switch (await receive())
            {
                case WebSocketReceive { Bytes: { } bytes }:
                    seen?.Add($"binary {bytes.Length}");
                    await send(new WebSocketSend(bytes));
                    break;
                case WebSocketReceive { Text: { } text }:
                    seen?.Add($"text {text}");
                    await send(new WebSocketSend(text));
                    break;
                case WebSocketDisconnect end:
                    seen?.Add($"disconnect {end.Code} {end.Reason}".TrimEnd());
                    return;
            }
        }
    };

    /// <summary>Runs a handler as generated code does.</summary>
    public static AsgiApplication Handler(Func<WebSocket, Task> handler) => async (scope, receive, send) =>
        await handler(new WebSocket((WebSocketScope)scope, receive, send));
}
