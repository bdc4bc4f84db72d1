namespace Adapters;

/// <summary>
/// An asynchronous application (ASGI 3.0). The server calls it once for each scope: each request, each WebSocket and
/// once for the lifespan of the process.
/// </summary>
/// <param name="scope">What is known of the connection. It is valid until the returned task completes.</param>
/// <param name="receive">Waits for the next event from the client or the server.</param>
/// <param name="send">Hands an event to the server.</param>
/// <returns>A task that completes when the application has nothing more to do for this scope.</returns>
public delegate ValueTask AsgiApplication(Scope scope, Receive receive, Send send);

/// <summary>
/// Waits for the next event. The event and the memory it carries are valid until the next call, or until the
/// application completes: the server uses them again. One call may be under way at a time.
/// </summary>
/// <returns>The event.</returns>
public delegate ValueTask<ReceiveEvent> Receive();

/// <summary>
/// Hands an event to the server. The task completes when the server has taken the data and has room for more
/// (flow control), so the caller may then use the event and its memory again. One call may be under way at a time.
/// </summary>
/// <param name="message">The event.</param>
/// <returns>A task that completes when the server has room for more.</returns>
/// <exception cref="InvalidOperationException">The event does not belong here (ASGI 3.0: wrong order or unknown type).</exception>
/// <exception cref="ArgumentException">A key of the event has a value that cannot be sent.</exception>
/// <exception cref="IOException">The connection was closed (ASGI HTTP 2.4).</exception>
public delegate ValueTask Send(SendEvent message);
