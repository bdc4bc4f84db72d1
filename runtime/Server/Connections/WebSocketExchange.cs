using Adapters.Protocols.WebSockets;
using Adapters.Server.Loops;

namespace Adapters.Server.Connections;

/// <summary>
/// One WebSocket between a connection and a gateway, whatever carries it. It belongs to one handshake and is never used again, so
/// nothing of it can reach another. Before it is accepted, the exchange of the handshake can answer as for any request.
/// </summary>
internal abstract class WebSocketExchange
{
    protected WebSocketExchange(Exchange handshake)
    {
        Handshake = handshake;
        Scope = new WebSocketScope { Stopping = handshake.Set.Stopping, Guard = handshake };
        Context = new LoopContext(handshake.Loop) { Scope = Scope };
    }

    /// <summary>The exchange of the request that asked for the WebSocket.</summary>
    public Exchange Handshake { get; }

    public WebSocketScope Scope { get; }

    /// <summary>The context of the application's continuations.</summary>
    public LoopContext Context { get; }

    public EventLoop Loop => Handshake.Loop;

    /// <summary>True if frames can be sent: it was accepted, and neither side has closed it. Read from any thread.</summary>
    public abstract bool IsOpen { get; }

    /// <summary>True if there will be no more messages than those that have arrived.</summary>
    public abstract bool HasEnded { get; }

    /// <summary>The code for the application, once it has ended.</summary>
    public abstract int CloseCode { get; }

    public abstract string CloseReason { get; }

    /// <summary>The subprotocols that the client offers.</summary>
    public abstract IReadOnlyList<string> Subprotocols { get; }

    /// <summary>Answers the handshake. The WebSocket is open from here on.</summary>
    public abstract void Accept(string? subprotocol, HeaderList headers);

    /// <summary>Returns the next message, or false if there is none now.</summary>
    public abstract bool TryReceive(WebSocketReceive message);

    /// <summary>Sends a message. Returns false if the gateway must wait for the notification that there is room.</summary>
    public abstract bool Send(WebSocketSend message);

    /// <summary>Sends a message if the queue has room for it, from any thread. Returns true if it was taken.</summary>
    public abstract bool Offer(WebSocketSend message);

    /// <summary>Closes the WebSocket. The application is not notified.</summary>
    public abstract void Close(int code, string reason);

    /// <summary>Returns the kind and the bytes of a message, or null if its text cannot be encoded yet.</summary>
    protected static WebSocketOpcode KindOf(WebSocketSend message) =>
        message.Bytes is null ? WebSocketOpcode.Text : WebSocketOpcode.Binary;
}
