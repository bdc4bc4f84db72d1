namespace Adapters;

/// <summary>
/// An asynchronous application (ASGI 3.0). The server calls it once per scope: for each request, for each WebSocket and once
/// for the lifespan of the process.
/// </summary>
/// <param name="scope">The facts about the connection. Valid until the returned task completes.</param>
/// <param name="receive">The delegate that waits for the next event from the client or the server.</param>
/// <param name="send">The delegate that passes an event to the server.</param>
/// <returns>A task that completes when the application is done with this scope.</returns>
public delegate ValueTask AsgiApplication(Scope scope, Receive receive, Send send);

/// <summary>
/// Waits for the next event. The event and the memory it carries are valid until the next call, or until the application
/// completes, because the server reuses them. Only one call may be pending at a time.
/// </summary>
/// <returns>The event.</returns>
public delegate ValueTask<ReceiveEvent> Receive();

/// <summary>
/// Passes an event to the server. The task completes when the server has taken the data and has room for more (flow control),
/// so the caller may then reuse the event and its memory. Only one call may be pending at a time.
/// </summary>
/// <param name="message">The event.</param>
/// <returns>A task that completes when the server has room for more.</returns>
/// <exception cref="InvalidOperationException">The event is not allowed here (ASGI 3.0: wrong order or unknown type).</exception>
/// <exception cref="ArgumentException">A property of the event has a value that cannot be sent.</exception>
/// <exception cref="IOException">The connection was closed (ASGI HTTP 2.4).</exception>
public delegate ValueTask Send(SendEvent message);
