namespace Adapters;

/// <summary>
/// Trailer fields after the body (extension <c>http.response.trailers</c>), allowed only if the start announced them.
/// </summary>
public sealed class HttpResponseTrailers : SendEvent
{
    /// <inheritdoc />
    public override string Type => "http.response.trailers";

    /// <summary>The trailer fields (RFC 9110, section 6.5).</summary>
    public HeaderList Headers { get; set; } = new();

    /// <summary>Indicates whether another event with trailer fields follows.</summary>
    public bool MoreTrailers { get; set; }
}
