using System.Collections;

namespace Adapters;

/// <summary>
/// A response body that reads a stream from its current position to its end (PEP 3333, <c>wsgi.file_wrapper</c>). Nothing is
/// read before the server asks for it. The server closes the stream at the end of the request.
/// </summary>
public sealed class FileWrapper : IEnumerable<ReadOnlyMemory<byte>>, IDisposable
{
    /// <summary>Large enough that a file costs few system calls, small enough for many concurrent responses.</summary>
    public const int DefaultBlockSize = 32 * 1024;

    /// <summary>Wraps a stream.</summary>
    /// <param name="stream">The stream to read from.</param>
    /// <param name="blockSize">The maximum number of bytes to read at once.</param>
    /// <exception cref="ArgumentOutOfRangeException">The block size is not positive.</exception>
    public FileWrapper(Stream stream, int blockSize = DefaultBlockSize)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(blockSize);
        Stream = stream;
        BlockSize = blockSize;
    }

    /// <summary>The stream.</summary>
    public Stream Stream { get; }

    /// <summary>The maximum number of bytes to read at once.</summary>
    public int BlockSize { get; }

    /// <summary>Reads the blocks. Each one is valid until the next.</summary>
    /// <returns>The enumerator.</returns>
    public IEnumerator<ReadOnlyMemory<byte>> GetEnumerator()
    {
        var block = new byte[BlockSize];
        int count;
        while ((count = Stream.Read(block)) > 0)
            yield return block.AsMemory(0, count);
    }

    /// <summary>Closes the stream.</summary>
    public void Dispose() => Stream.Dispose();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
