namespace Adapters;

/// <summary>A part of the request body (ASGI HTTP 2.5, <c>http.request</c>).</summary>
public sealed class HttpRequest : ReceiveEvent
{
    /// <inheritdoc />
    public override string Type => "http.request";

    /// <summary>The bytes of this part; may be empty. Valid until the next call of receive.</summary>
    public ReadOnlyMemory<byte> Body { get; set; }

    /// <summary>Indicates whether another part follows.</summary>
    public bool MoreBody { get; set; }
}
