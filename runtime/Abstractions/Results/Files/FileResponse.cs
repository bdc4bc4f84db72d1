namespace Adapters;

/// <summary>
/// A file as a response, never whole in memory. A client may ask for a part of it (RFC 9110, section 14), and gets 304 for what it has
/// already (section 13). A file that does not exist is 404.
/// </summary>
/// <param name="path">The path. It is opened as it is: check it if any of it comes from a client.</param>
public sealed class FileResponse(string path)
{
    /// <summary>The path.</summary>
    public string Path { get; } = path;

    /// <summary>The media type. By default, the one of the file name's extension.</summary>
    public string ContentType { get; init; } = MediaTypes.Of(path);

    /// <summary>The name under which a browser saves the file, or null to show it (RFC 6266).</summary>
    public string? DownloadName { get; init; }

    /// <summary>More header fields.</summary>
    public HeaderList Headers { get; } = [];
}
