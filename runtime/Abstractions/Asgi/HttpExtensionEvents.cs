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

/// <summary>A file that the server sends as the whole body (extension <c>http.response.pathsend</c>).</summary>
public sealed class HttpResponsePathSend : SendEvent
{
    /// <inheritdoc />
    public override string Type => "http.response.pathsend";

    /// <summary>The absolute path of the file. Required. Allowed once, and not together with body parts.</summary>
    public string Path { get; set; } = "";
}

/// <summary>A part of an open file that the server sends (extension <c>http.response.zerocopysend</c>).</summary>
public sealed class HttpResponseZeroCopySend : SendEvent
{
    /// <inheritdoc />
    public override string Type => "http.response.zerocopysend";

    /// <summary>The open file, which the application closes. Required.</summary>
    public Microsoft.Win32.SafeHandles.SafeFileHandle? File { get; set; }

    /// <summary>The first byte to send, or null for the file's current position.</summary>
    public long? Offset { get; set; }

    /// <summary>The number of bytes to send, or null for the rest of the file.</summary>
    public long? Count { get; set; }

    /// <summary>Indicates whether another part follows.</summary>
    public bool MoreBody { get; set; }
}

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

/// <summary>Facts about the response for a test server (extension <c>http.response.debug</c>).</summary>
public sealed class HttpResponseDebug : SendEvent
{
    /// <inheritdoc />
    public override string Type => "http.response.debug";

    /// <summary>The facts.</summary>
    public IReadOnlyDictionary<string, object?> Info { get; set; } = new Dictionary<string, object?>();
}
