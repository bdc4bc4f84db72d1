namespace Adapters;

/// <summary>The content of a part as a stream. It can be read until the next part is asked for.</summary>
internal sealed class PartStream(MultipartBody body) : Stream
{
    private ReadOnlyMemory<byte> _piece;
    private bool _isClosed;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("The length of a part is not known before its end.");

    public override long Position
    {
        get => throw new NotSupportedException("A part is read once, in order: it does not support seeking.");
        set => throw new NotSupportedException("A part is read once, in order: it does not support seeking.");
    }

    /// <summary>Ends the stream, because the next part has been asked for.</summary>
    public void End() => _isClosed = true;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        cancellationToken.ThrowIfCancellationRequested();
        if (_piece.IsEmpty)
            _piece = await body.ReadAsync();
        var count = Math.Min(buffer.Length, _piece.Length);
        _piece[..count].CopyTo(buffer);
        _piece = _piece[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (!body.IsSync)
            throw new NotSupportedException("A part is read asynchronously on the event loop, since reading may wait: await ReadAsync.");

        // The source of a synchronous body has completed whenever it returns.
        return ReadAsync(buffer.AsMemory(offset, count)).GetAwaiter().GetResult();
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) =>
        throw new NotSupportedException("A part is read once, in order: it does not support seeking.");

    public override void SetLength(long value) => throw new NotSupportedException("A part is read-only.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A part is read-only.");
}
