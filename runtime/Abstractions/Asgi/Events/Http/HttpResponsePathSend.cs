namespace Adapters;

/// <summary>A file that the server sends as the whole body (extension <c>http.response.pathsend</c>).</summary>
public sealed class HttpResponsePathSend : SendEvent
{
    /// <inheritdoc />
    public override string Type => "http.response.pathsend";

    /// <summary>The absolute path of the file. Required. Allowed once, and not together with body parts.</summary>
    public string Path { get; set; } = "";
}
