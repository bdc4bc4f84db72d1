namespace Adapters;

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
