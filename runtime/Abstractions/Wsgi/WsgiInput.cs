using System.Buffers;

namespace Adapters;

/// <summary>
/// The request body (PEP 3333, <c>wsgi.input</c>). It ends where the body ends, by Content-Length or by chunks; reading further
/// returns nothing. Closing it does nothing, because it belongs to the server. It is valid until the request ends.
/// </summary>
/// <exception cref="IOException">Reading when the client has disconnected before the end of the body.</exception>
/// <exception cref="InvalidOperationException">Reading after the request has ended.</exception>
[Blocking]
public abstract class WsgiInput : Stream
{
    /// <summary>Creates a body of which nothing has been read. For servers.</summary>
    [NonBlocking]
    protected WsgiInput()
    {
    }

    /// <inheritdoc />
    public sealed override bool CanRead => true;

    /// <inheritdoc />
    public sealed override bool CanSeek => false;

    /// <inheritdoc />
    public sealed override bool CanWrite => false;

    /// <summary>Not known, because a body may be chunked.</summary>
    public sealed override long Length => throw new NotSupportedException("The length of wsgi.input is not known: see CONTENT_LENGTH.");

    /// <summary>Not supported: the body is read once, in order.</summary>
    public sealed override long Position
    {
        get => throw new NotSupportedException("wsgi.input has no position: it is read once, in order.");
        set => throw new NotSupportedException("wsgi.input has no position: it is read once, in order.");
    }

    /// <summary>Reads the available bytes. Waits until there is at least one byte or the body ends.</summary>
    /// <param name="buffer">The buffer to fill.</param>
    /// <returns>The number of bytes; 0 at the end of the body, or for an empty buffer.</returns>
    public sealed override int Read(Span<byte> buffer) => buffer.IsEmpty ? 0 : Receive(buffer, isLine: false);

    /// <inheritdoc />
    public sealed override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    /// <summary>Reads a number of bytes, or up to the end of the body (PEP 3333, <c>read(size)</c>).</summary>
    /// <param name="size">The number of bytes, or less than 0 for all.</param>
    /// <returns>The bytes. Fewer than requested only at the end of the body.</returns>
    public byte[] Read(int size)
    {
        var taken = new ArrayBufferWriter<byte>();
        while (Receive(taken, size, isLine: false) > 0)
        {
        }

        return taken.WrittenSpan.ToArray();
    }

    /// <summary>Reads the rest of the body.</summary>
    /// <returns>The bytes.</returns>
    public byte[] ReadToEnd() => Read(-1);

    /// <summary>Reads a line with its end (PEP 3333, <c>readline(size)</c>).</summary>
    /// <param name="size">The maximum number of bytes to read, or less than 0 for any number.</param>
    /// <returns>The line, or empty at the end of the body.</returns>
    public byte[] ReadLine(int size = -1)
    {
        var line = new ArrayBufferWriter<byte>();
        while (Receive(line, size, isLine: true) > 0 && line.WrittenSpan[^1] != '\n')
        {
        }

        return line.WrittenSpan.ToArray();
    }

    /// <summary>Reads lines with their ends (PEP 3333, <c>readlines(hint)</c>).</summary>
    /// <param name="hint">The number of bytes after which to stop, at the end of a line; 0 or less for all.</param>
    /// <returns>The lines.</returns>
    public IReadOnlyList<byte[]> ReadLines(int hint = -1)
    {
        var lines = new List<byte[]>();
        var count = 0;
        while ((hint <= 0 || count < hint) && ReadLine() is { Length: > 0 } line)
        {
            lines.Add(line);
            count += line.Length;
        }

        return lines;
    }

    /// <summary>Enumerates the lines (PEP 3333, iteration).</summary>
    /// <returns>The enumerator.</returns>
    public IEnumerator<byte[]> GetEnumerator()
    {
        while (ReadLine() is { Length: > 0 } line)
            yield return line;
    }

    /// <summary>Does nothing, because nothing is written.</summary>
    public sealed override void Flush()
    {
    }

    /// <summary>Does nothing, because the stream belongs to the server (PEP 3333, input and error streams).</summary>
    [NonBlocking]
    public sealed override void Close()
    {
    }

    /// <inheritdoc />
    public sealed override long Seek(long offset, SeekOrigin origin) =>
        throw new NotSupportedException("wsgi.input cannot seek: it is read once, in order.");

    /// <inheritdoc />
    public sealed override void SetLength(long value) => throw new NotSupportedException("wsgi.input is read-only.");

    /// <inheritdoc />
    public sealed override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("wsgi.input is read-only.");

    /// <summary>Waits for a part of the body and copies as much as fits. For servers.</summary>
    /// <param name="buffer">The buffer to fill; not empty.</param>
    /// <param name="isLine">True to stop after the end of a line.</param>
    /// <returns>The number of bytes; 0 at the end of the body.</returns>
    /// <exception cref="IOException">The client disconnected before the end of the body.</exception>
    /// <exception cref="InvalidOperationException">The request has ended.</exception>
    protected abstract int Receive(Span<byte> buffer, bool isLine);

    /// <summary>Adds to the bytes already taken, up to a total size or without limit.</summary>
    private int Receive(ArrayBufferWriter<byte> taken, int size, bool isLine)
    {
        if (size >= 0 && taken.WrittenCount >= size)
            return 0;
        var buffer = taken.GetSpan();
        if (size >= 0 && buffer.Length > size - taken.WrittenCount)
            buffer = buffer[..(size - taken.WrittenCount)];
        var count = Receive(buffer, isLine);
        taken.Advance(count);
        return count;
    }
}
