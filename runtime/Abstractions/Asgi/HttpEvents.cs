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

/// <summary>The client has disconnected, or the response is complete (ASGI HTTP 2.5, <c>http.disconnect</c>).</summary>
public sealed class HttpDisconnect : ReceiveEvent
{
    /// <summary>The event has no data, so one object is enough.</summary>
    public static HttpDisconnect Instance { get; } = new();

    /// <inheritdoc />
    public override string Type => "http.disconnect";
}

/// <summary>
/// Starts the response (ASGI HTTP 2.5, <c>http.response.start</c>). The server may hold it back until the first body part.
/// </summary>
public sealed class HttpResponseStart : SendEvent
{
    /// <summary>Creates an event without a status.</summary>
    public HttpResponseStart()
    {
    }

    /// <summary>Creates an event.</summary>
    /// <param name="status">The status code, 200 to 599.</param>
    /// <param name="headers">The header fields, or null for none.</param>
    public HttpResponseStart(int status, HeaderList? headers = null)
    {
        Status = status;
        Headers = headers ?? new HeaderList();
    }

    /// <inheritdoc />
    public override string Type => "http.response.start";

    /// <summary>The status code, 200 to 599 (RFC 9110, section 15). Required.</summary>
    public int Status { get; set; }

    /// <summary>
    /// The reason phrase, one character per byte (Latin-1), or null for the usual one of the status. Only HTTP/1.x sends it.
    /// ASGI has none: it exists for the status that a synchronous application passes to start_response.
    /// </summary>
    public string? Reason { get; set; }

    /// <summary>The header fields. A Transfer-Encoding field is ignored, because the server decides on the framing.</summary>
    public HeaderList Headers { get; set; } = new();

    /// <summary>Indicates whether <see cref="HttpResponseTrailers"/> will follow the body.</summary>
    public bool Trailers { get; set; }
}

/// <summary>A part of the response body (ASGI HTTP 2.5, <c>http.response.body</c>).</summary>
public sealed class HttpResponseBody : SendEvent
{
    /// <summary>Creates an empty last part.</summary>
    public HttpResponseBody()
    {
    }

    /// <summary>Creates a part.</summary>
    /// <param name="body">The bytes; may be empty.</param>
    /// <param name="moreBody">True if another part follows.</param>
    public HttpResponseBody(ReadOnlyMemory<byte> body, bool moreBody = false)
    {
        Body = body;
        MoreBody = moreBody;
    }

    /// <inheritdoc />
    public override string Type => "http.response.body";

    /// <summary>
    /// The bytes of this part; may be empty. They and the event may change once the send of this event has completed, so a
    /// middleware that reads them later must copy them.
    /// </summary>
    public ReadOnlyMemory<byte> Body { get; set; }

    /// <summary>Indicates whether another part follows. Parts after the last one are ignored.</summary>
    public bool MoreBody { get; set; }
}
