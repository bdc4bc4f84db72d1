namespace Adapters;

/// <summary>
/// A file of a form (RFC 7578). A small one is in memory, a larger one in a temporary file that is removed when the request is complete.
/// </summary>
public sealed class FormFile
{
    private readonly byte[] _memory;
    private readonly FileSpool? _spool;

    internal FormFile(PartHead head, byte[] memory, FileSpool? spool)
    {
        Name = head.Name;
        FileName = head.FileName ?? "";
        ContentType = head.ContentType;
        _memory = memory;
        _spool = spool;
    }

    /// <summary>The name of the field.</summary>
    public string Name { get; }

    /// <summary>The name of the file, without folders. The client chooses it: do not use it as a path.</summary>
    public string FileName { get; }

    /// <summary>The media type that the client gives the file, or null if it gives none.</summary>
    public string? ContentType { get; }

    /// <summary>The size in bytes.</summary>
    public long Length => _spool?.Length ?? _memory.Length;

    /// <summary>Indicates whether the file is on disk.</summary>
    public bool IsOnDisk => _spool is not null;

    /// <summary>Opens the file for reading. Each call starts at its beginning.</summary>
    /// <returns>The stream. It is valid until the request is complete.</returns>
    [NonBlocking]
    public Stream OpenRead() => _spool is null ? new MemoryStream(_memory, writable: false) : _spool.OpenRead();

    /// <summary>Copies the file to a stream.</summary>
    /// <param name="destination">The stream.</param>
    /// <param name="cancellation">Cancels the copying.</param>
    /// <returns>A task that completes with the copy.</returns>
    public async Task CopyToAsync(Stream destination, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        if (_spool is null)
        {
            await destination.WriteAsync(_memory, cancellation);
            return;
        }

        await using var source = _spool.OpenRead();
        await source.CopyToAsync(destination, cancellation);
    }

    internal ValueTask CloseAsync() => _spool?.DisposeAsync() ?? default;

    internal void Close() => _spool?.Dispose();
}
