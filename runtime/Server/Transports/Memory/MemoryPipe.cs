namespace Adapters.Server.Transports.Memory;

/// <summary>Bytes in one direction, between two threads, in a ring that only grows.</summary>
internal sealed class MemoryPipe
{
    private byte[] _bytes = new byte[4096];
    private int _start;

    public int Count { get; private set; }

    /// <summary>The number of bytes that may wait, like the size of a socket's buffer.</summary>
    public int Capacity { get; set; } = int.MaxValue;

    public bool HasEnded { get; set; }

    public bool IsReset { get; set; }

    public int Write(ReadOnlySpan<byte> source)
    {
        var count = Math.Min(source.Length, Capacity - Count);
        if (count <= 0)
            return 0;
        if (_start + Count + count > _bytes.Length)
            MakeRoom(count);
        source[..count].CopyTo(_bytes.AsSpan(_start + Count));
        Count += count;
        return count;
    }

    public int Read(Span<byte> destination)
    {
        var count = Math.Min(destination.Length, Count);
        _bytes.AsSpan(_start, count).CopyTo(destination);
        _start += count;
        Count -= count;
        if (Count == 0)
            _start = 0;
        return count;
    }

    private void MakeRoom(int more)
    {
        var target = Count + more > _bytes.Length ? new byte[Math.Max(Count + more, _bytes.Length * 2)] : _bytes;
        _bytes.AsSpan(_start, Count).CopyTo(target);
        _bytes = target;
        _start = 0;
    }
}
