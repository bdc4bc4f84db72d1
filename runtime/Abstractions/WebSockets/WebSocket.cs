using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Adapters;

/// <summary>
/// A WebSocket as a handler uses it: messages over the events of ASGI. Accept or deny it before anything else. One task may receive
/// while another sends, but only one of each at a time; <c>TrySend</c> may be called from anywhere at any time. When the handler
/// completes, the server closes what is open.
/// </summary>
/// <param name="scope">The request of the handshake.</param>
/// <param name="receive">The delegate that receives events.</param>
/// <param name="send">The delegate that sends events.</param>
public sealed class WebSocket(WebSocketScope scope, Receive receive, Send send)
{
    private readonly WebSocketAccept _accept = new();
    private bool _hasConnected;
    private WebSocketDisconnect? _disconnect;

    /// <summary>The request of the handshake.</summary>
    public WebSocketScope Scope => scope;

    /// <summary>Cancelled when the WebSocket has ended.</summary>
    public CancellationToken Aborted => scope.Aborted;

    /// <summary>True if the handshake was accepted.</summary>
    public bool IsAccepted { get; private set; }

    /// <summary>The close code, once the end was received; otherwise null.</summary>
    public int? CloseCode => _disconnect?.Code;

    /// <summary>Accepts the handshake.</summary>
    /// <param name="subprotocol">The subprotocol, one of those that the client offers, or null for none.</param>
    /// <param name="headers">Additional header fields of the response, or null for none.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    /// <exception cref="ArgumentException">The client does not offer the subprotocol, or a field belongs to the server.</exception>
    /// <exception cref="IOException">The client has left.</exception>
    public async ValueTask AcceptAsync(string? subprotocol = null, HeaderList? headers = null)
    {
        await ConnectAsync();
        _accept.Subprotocol = subprotocol;
        _accept.Headers = headers ?? _accept.Headers;
        await send(_accept);
        IsAccepted = true;
    }

    /// <summary>Refuses the handshake with an HTTP response.</summary>
    /// <param name="status">The status, 200 to 599, such as 401.</param>
    /// <param name="detail">The text of the response.</param>
    /// <param name="headers">The header fields of the response, or null for a plain text.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public async ValueTask DenyAsync(int status = 403, string detail = "", HeaderList? headers = null)
    {
        await ConnectAsync();
        await WebSocketDenial.SendAsync(scope, send, status, detail, headers);
    }

    /// <summary>Receives the next message.</summary>
    /// <returns>The message.</returns>
    /// <exception cref="WebSocketClosedException">The WebSocket has ended.</exception>
    /// <exception cref="InvalidOperationException">The handshake was not accepted.</exception>
    public async ValueTask<WebSocketMessage> ReceiveAsync()
    {
        var message = await NextAsync();
        return message is null ? throw Closed() : new WebSocketMessage(message);
    }

    /// <summary>Receives a message as text.</summary>
    /// <returns>The text.</returns>
    /// <exception cref="WebSocketClosedException">The WebSocket has ended.</exception>
    public async ValueTask<string> ReceiveTextAsync() => (await ReceiveAsync()).Text;

    /// <summary>Receives a message as JSON.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="info">The JSON metadata of the type, from a context.</param>
    /// <returns>The value, or null for <c>null</c>.</returns>
    /// <exception cref="WebSocketClosedException">The WebSocket has ended.</exception>
    /// <exception cref="JsonException">The message is not JSON of this type.</exception>
    public async ValueTask<T?> ReceiveJsonAsync<T>(JsonTypeInfo<T> info) => (await ReceiveAsync()).Json(info);

    /// <summary>Receives messages until the WebSocket has ended.</summary>
    /// <returns>The messages. Each one's memory is valid until the next.</returns>
    public async IAsyncEnumerable<WebSocketMessage> Messages()
    {
        while (await NextAsync() is { } message)
            yield return new WebSocketMessage(message);
    }

    /// <summary>Receives messages as text until the WebSocket has ended.</summary>
    /// <returns>The texts.</returns>
    public async IAsyncEnumerable<string> Texts()
    {
        await foreach (var message in Messages())
            yield return message.Text;
    }

    /// <summary>Receives messages as JSON until the WebSocket has ended.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="info">The JSON metadata of the type, from a context.</param>
    /// <returns>The values, without <c>null</c>.</returns>
    /// <exception cref="JsonException">A message is not JSON of this type.</exception>
    public async IAsyncEnumerable<T> Values<T>(JsonTypeInfo<T> info)
    {
        await foreach (var message in Messages())
        {
            if (message.Json(info) is { } value)
                yield return value;
        }
    }

    /// <summary>Sends text. Completes when there is room for more (flow control).</summary>
    /// <param name="text">The text.</param>
    /// <returns>A task that completes when the server has room for more.</returns>
    /// <exception cref="IOException">The WebSocket has ended.</exception>
    public ValueTask SendAsync(string text) => send(new WebSocketSend(text));

    /// <summary>Sends binary data.</summary>
    /// <param name="bytes">The bytes. They may change once the task has completed.</param>
    /// <returns>A task that completes when the server has room for more.</returns>
    /// <exception cref="IOException">The WebSocket has ended.</exception>
    public ValueTask SendAsync(ReadOnlyMemory<byte> bytes) => send(new WebSocketSend(bytes));

    /// <summary>Sends a value as JSON text.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="info">The JSON metadata of the type, from a context.</param>
    /// <returns>A task that completes when the server has room for more.</returns>
    /// <exception cref="IOException">The WebSocket has ended.</exception>
    public ValueTask SendJsonAsync<T>(T value, JsonTypeInfo<T> info) =>
        send(WebSocketSend.OfUtf8(JsonSerializer.SerializeToUtf8Bytes(value, info)));

    /// <summary>Sends text if there is room for it in the queue of this client. May be called from any thread.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True if the message was taken; false if the queue is full or the WebSocket is not open.</returns>
    public bool TrySend(string text) => Offer(new WebSocketSend(text));

    /// <summary>Sends binary data if there is room for it in the queue of this client. May be called from any thread.</summary>
    /// <param name="bytes">The bytes, which must not change afterwards.</param>
    /// <returns>True if the message was taken; false if the queue is full or the WebSocket is not open.</returns>
    public bool TrySend(ReadOnlyMemory<byte> bytes) => Offer(new WebSocketSend(bytes));

    /// <summary>Closes the WebSocket. Before it was accepted, this denies the handshake with 403.</summary>
    /// <param name="code">The close code: 1000 to 1003, 1007 to 1014 without 1010, or 3000 to 4999.</param>
    /// <param name="reason">The close reason, at most 123 bytes of UTF-8.</param>
    /// <returns>A task that completes when the close frame has been passed on.</returns>
    public async ValueTask CloseAsync(int code = 1000, string reason = "")
    {
        await ConnectAsync();
        await send(new WebSocketClose { Code = code, Reason = reason });
    }

    /// <summary>Offers a message, whose memory must not change afterwards.</summary>
    internal bool Offer(WebSocketSend message)
    {
        if (!IsAccepted)
            return false;
        message.IsOffer = true;
        try
        {
            var task = send(message);
            if (task.IsCompletedSuccessfully)
                task.GetAwaiter().GetResult();
            else
                _ = ObserveAsync(task);
        }
        catch (Exception error) when (error is IOException or InvalidOperationException)
        {
            // It has ended, or the application has completed: nobody waits for the message.
            return false;
        }

        return message.IsTaken;
    }

    /// <summary>A middleware may make an offer wait. Its outcome is not waited for.</summary>
    private static async Task ObserveAsync(ValueTask task)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or InvalidOperationException)
        {
            // As above.
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<WebSocketReceive?> NextAsync()
    {
        if (!IsAccepted)
            throw new InvalidOperationException("The WebSocket was not accepted: call AcceptAsync first.");
        if (_disconnect is not null)
            return null;
        var message = await receive();
        _disconnect = message as WebSocketDisconnect;
        return message as WebSocketReceive;
    }

    /// <summary>Receives the event that comes before everything else.</summary>
    private async ValueTask ConnectAsync()
    {
        if (_hasConnected)
            return;
        _hasConnected = true;
        if (await receive() is WebSocketDisconnect)
            throw new ClientDisconnectedException("The client left before its handshake was answered.");
    }

    private WebSocketClosedException Closed() => new(_disconnect?.Code ?? 1006, _disconnect?.Reason ?? "");
}
