namespace Adapters.Samples.Hello;

/// <summary>A WebSocket that sends each message back.</summary>
[Handler]
public sealed class SocketHandler
{
    /// <summary>Text stays text, and binary data stays binary data.</summary>
    [WebSocket("/ws")]
    public async Task Echo(WebSocket socket)
    {
        await socket.AcceptAsync();
        await foreach (var message in socket.Messages())
            await (message.IsText ? socket.SendAsync(message.Text) : socket.SendAsync(message.Bytes));
    }
}
