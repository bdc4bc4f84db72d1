namespace Adapters.CompilerServices;

/// <summary>A body that throws when more than a number of bytes has been read from it.</summary>
internal sealed class LimitedStream(Stream input, long limit) : Stream
{
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => input.Length;

    public override long Position
    {
        get => input.Position;
        set => input.Position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        var count = input.Read(buffer);
        _read += count;
        return _read > limit ? throw BodyLimit.Exceeded(limit) : count;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => input.Seek(offset, origin);

    public override void SetLength(long value) => input.SetLength(value);

    public override void Write(byte[] buffer, int offset, int count) => input.Write(buffer, offset, count);
}
