namespace Adapters;

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

    /// <summary>
    /// Returns an event with the same values and a list of its own. A middleware changes a copy: an application may send one event again.
    /// </summary>
    /// <returns>The copy.</returns>
    public HttpResponseStart Copy() => new(Status, Headers.Copy()) { Reason = Reason, Trailers = Trailers };
}
