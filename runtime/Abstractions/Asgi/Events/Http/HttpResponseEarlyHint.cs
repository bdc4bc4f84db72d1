namespace Adapters;

/// <summary>
/// Links that the client should fetch ahead, sent as status 103 (extension <c>http.response.early_hint</c>, RFC 8297).
/// </summary>
public sealed class HttpResponseEarlyHint : SendEvent
{
    /// <inheritdoc />
    public override string Type => "http.response.early_hint";

    /// <summary>The values of the Link fields (RFC 8288). Required.</summary>
    public IReadOnlyList<string> Links { get; set; } = [];
}
