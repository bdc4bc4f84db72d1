namespace Adapters.Samples.Hello;

/// <summary>A WebSocket that sends each message back. It uses the events themselves; samples/Chat uses the type for them.</summary>
[Handler]
public sealed class SocketHandler
{
    /// <summary>Text stays text, and binary data stays binary data.</summary>
    [WebSocket("/ws")]
    public async Task Echo(Receive receive, Send send)
    {
        await receive();
        await send(new WebSocketAccept());
        while (await receive() is WebSocketReceive message)
            await send(message.Text is { } text ? new WebSocketSend(text) : new WebSocketSend(message.Bytes!.Value));
    }
}
