namespace Adapters;

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
