namespace Adapters;

/// <summary>The client has disconnected, or the response is complete (ASGI HTTP 2.5, <c>http.disconnect</c>).</summary>
public sealed class HttpDisconnect : ReceiveEvent
{
    /// <summary>The event has no data, so one object is enough.</summary>
    public static HttpDisconnect Instance { get; } = new();

    /// <inheritdoc />
    public override string Type => "http.disconnect";
}
