namespace Adapters.Server.Connections.WebSockets;

/// <summary>
/// The stream of bytes that carries a WebSocket, as the session uses it: an upgraded connection of HTTP/1.1, memory in tests, and a
/// stream of HTTP/2 with the same rules. Input is handed to the session; output and the end are asked for here.
/// </summary>
internal interface IWebSocketStream
{
    /// <summary>The number of the connection in the logs.</summary>
    long Id { get; }

    /// <summary>Reserves room for output in one piece. Returns false if there is none until more is sent.</summary>
    bool TryReserveOutput(int size, out Span<byte> room);

    /// <summary>Queues bytes that were written to the reserved room.</summary>
    void QueueOutput(int count);

    /// <summary>Sends what is queued, unless the stream does so itself when the caller returns to it.</summary>
    void FlushOutput();

    /// <summary>True if bytes are queued that the peer has no room for.</summary>
    bool HasPendingOutput { get; }

    /// <summary>The number of bytes that were sent and that the peer's system has not taken.</summary>
    int Unacknowledged { get; }

    /// <summary>Makes the stream hand in its input again, and look at the state of the session, once the caller has returned.</summary>
    void Wake();

    /// <summary>The same, but after what has been posted to the loop before.</summary>
    void Yield();

    /// <summary>Ends at once, because the peer does not take what is queued.</summary>
    void Abort(string reason);
}
