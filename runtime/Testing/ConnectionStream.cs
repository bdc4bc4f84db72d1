using Adapters.Server.Transports.Memory;

namespace Adapters.Testing;

/// <summary>The client's end of a connection in memory, as the stream that HttpClient reads and writes.</summary>
internal sealed class ConnectionStream(MemoryClient client) : Stream
{
    /// <summary>As much as may wait for the server, like in the buffer of a socket: a large upload is not kept whole.</summary>
    private const int MostUnsent = 256 * 1024;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            // Before the look: what changes after it completes the wait.
            var change = client.NextChange();
            var count = client.Read(buffer.Span);
            if (count > 0 || buffer.IsEmpty)
                return count;
            if (client.IsReset)
                throw new IOException("The server has reset the connection.");
            if (client.HasEnded)
                return 0;
            await change.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var change = client.NextChange();
            if (client.IsReset)
                throw new IOException("The server has reset the connection.");
            if (client.IsEnding || client.Unsent < MostUnsent)
                break;
            await change.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        client.Write(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override void Write(byte[] buffer, int offset, int count) =>
        WriteAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Like the end of a process: the server reads the end, and what it still sends reaches nobody.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            client.End();
            client.BreakSends();
        }

        base.Dispose(disposing);
    }
}
