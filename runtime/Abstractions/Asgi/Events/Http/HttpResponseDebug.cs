namespace Adapters;

/// <summary>Facts about the response for a test server (extension <c>http.response.debug</c>).</summary>
public sealed class HttpResponseDebug : SendEvent
{
    /// <inheritdoc />
    public override string Type => "http.response.debug";

    /// <summary>The facts.</summary>
    public IReadOnlyDictionary<string, object?> Info { get; set; } = new Dictionary<string, object?>();
}
