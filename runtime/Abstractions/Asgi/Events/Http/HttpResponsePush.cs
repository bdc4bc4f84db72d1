namespace Adapters;

/// <summary>Asks the server to push a response (extension <c>http.response.push</c>).</summary>
public sealed class HttpResponsePush : SendEvent
{
    /// <inheritdoc />
    public override string Type => "http.response.push";

    /// <summary>The path of the pushed request. Required.</summary>
    public string Path { get; set; } = "";

    /// <summary>The header fields of the pushed request.</summary>
    public HeaderList Headers { get; set; } = new();
}
