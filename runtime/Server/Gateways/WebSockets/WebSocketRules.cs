using System.Text;
using Adapters.Protocols.WebSockets;

namespace Adapters.Server.Gateways.WebSockets;

/// <summary>The progress of the application in a websocket scope (ASGI WebSocket 2.5).</summary>
internal enum WebSocketProgress : byte
{
    /// <summary>It must accept, close or deny.</summary>
    Connecting,

    Accepted,

    /// <summary>It denies the handshake with a response, whose body is not complete.</summary>
    Denying,

    /// <summary>It has closed, or denied the handshake.</summary>
    Closed,
}

/// <summary>
/// The events that an application may send, and when (ASGI 3.0 and WebSocket 2.5): the rules and their error messages.
/// </summary>
internal static class WebSocketRules
{
    /// <summary>Fields of the handshake that belong to the server.</summary>
    private static readonly string[] OwnFields =
    [
        "connection", "upgrade", "sec-websocket-accept", "sec-websocket-extensions", "sec-websocket-protocol", "sec-websocket-version",
        "content-length", "transfer-encoding",
    ];

    public static void CheckAccept(WebSocketAccept accept, IReadOnlyList<string> offered)
    {
        if (accept.Headers is null)
            throw new ArgumentException("websocket.accept has no header list: omit the property or set an empty list.");
        if (accept.Subprotocol is { } chosen && !offered.Contains(chosen))
            throw new ArgumentException($"websocket.accept names the subprotocol '{chosen}', which the client does not offer (RFC 6455, "
                + "section 4.2.2): choose one of scope.Subprotocols.");
        foreach (var name in OwnFields)
        {
            if (accept.Headers.Contains(name))
                throw new ArgumentException($"websocket.accept has the field {name}, which the server writes itself: omit it, and set "
                    + "Subprotocol for a subprotocol (ASGI WebSocket 2.5).");
        }
    }

    public static void CheckSend(WebSocketSend message)
    {
        var hasText = message.Utf8 is not null || message.Text is not null;
        if (hasText == message.Bytes is not null)
            throw new ArgumentException("websocket.send has both text and bytes, or neither: set exactly one (ASGI WebSocket 2.5).");
    }

    public static void CheckClose(WebSocketClose message)
    {
        if (!WebSocketCloseCode.MayBeSent(message.Code))
            throw new ArgumentException($"websocket.close has the code {message.Code}, which a server cannot send: use 1000 to 1003, 1007 "
                + "to 1014 without 1010, or 3000 to 4999 (RFC 6455, section 7.4).");
        if (message.Reason is null || Encoding.UTF8.GetByteCount(message.Reason) > WebSocketWriter.MaxReason)
            throw new ArgumentException(
                $"The reason of websocket.close is missing or longer than {WebSocketWriter.MaxReason} bytes (RFC 6455, section 5.5).");
    }

    public static void CheckDenial(WebSocketHttpResponseStart start)
    {
        if (start.Status is < 200 or > 599)
            throw new ArgumentException($"websocket.http.response.start has the status {start.Status}: a final status is 200 to 599 "
                + "(RFC 9110, section 15).");
        if (start.Headers is null)
            throw new ArgumentException("websocket.http.response.start has no header list: omit the property or set an empty list.");
    }

    /// <summary>Creates the exception for an event that cannot be sent now, or never.</summary>
    public static InvalidOperationException Misplaced(SendEvent? message, WebSocketProgress state) => message switch
    {
        null => new("send was called without an event."),
        WebSocketAccept or WebSocketSend or WebSocketClose or WebSocketHttpResponseStart or WebSocketHttpResponseBody =>
            new($"{message.Type} cannot be sent now (ASGI WebSocket 2.5): " + state switch
            {
                WebSocketProgress.Connecting => "accept, close or deny the WebSocket first.",
                WebSocketProgress.Accepted => "the WebSocket is accepted.",
                WebSocketProgress.Denying => "the handshake is being denied, so only the rest of that response may follow.",
                _ => "the WebSocket was closed or denied by the application.",
            }),
        _ => new($"{message.Type} is not an event of a websocket scope (ASGI WebSocket 2.5)."),
    };

    public static InvalidOperationException AfterCompletion() =>
        new("The application has completed: nothing more can be sent for its WebSocket (ASGI 3.0).");

    /// <summary>Checks that an application that completes has answered the handshake, unless the client has left.</summary>
    public static InvalidOperationException? CheckCompletion(WebSocketProgress state, bool isDisconnected) => state switch
    {
        _ when isDisconnected => null,
        WebSocketProgress.Connecting => new("The application completed without websocket.accept or websocket.close."),
        WebSocketProgress.Denying => new(
            "The application completed before the last websocket.http.response.body (one with more_body false)."),
        _ => null,
    };
}
