namespace Adapters.CompilerServices;

/// <summary>The body of an asynchronous request as a stream. It holds at most the part that has arrived and is not yet read.</summary>
internal sealed class RequestStream(Receive receive) : Stream
{
    private ReadOnlyMemory<byte> _part;
    private bool _isLast;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("The length of a request body is not known: it may be chunked.");

    public override long Position
    {
        get => throw new NotSupportedException("A request body is read once, in order.");
        set => throw new NotSupportedException("A request body is read once, in order.");
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_part.IsEmpty && !_isLast)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var part = await receive() as HttpRequest
                ?? throw new ClientDisconnectedException("The client disconnected before the end of its request body.");
            (_part, _isLast) = (part.Body, !part.MoreBody);
        }

        var count = Math.Min(buffer.Length, _part.Length);
        _part[..count].CopyTo(buffer);
        _part = _part[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException(
        "A request body on the event loop is read asynchronously, since reading may wait for the client: await ReadAsync.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("A request body is read once, in order.");

    public override void SetLength(long value) => throw new NotSupportedException("A request body is read-only.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A request body is read-only.");
}
