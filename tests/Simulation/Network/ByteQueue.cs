namespace Adapters.Simulation.Network;

/// <summary>Bytes on their way in one direction.</summary>
internal sealed class ByteQueue(int capacity)
{
    private byte[] _bytes = [];
    private int _start;

    /// <summary>How many may wait: what the two sockets' buffers hold.</summary>
    public int Capacity { get; set; } = capacity;

    public int Count { get; private set; }

    public int Room => Math.Max(0, Capacity - Count);

    /// <summary>All that was ever written.</summary>
    public long Total { get; private set; }

    public int Write(ReadOnlySpan<byte> source)
    {
        var count = Math.Min(source.Length, Room);
        if (_start + Count + count > _bytes.Length)
            MakeRoom(count);
        source[..count].CopyTo(_bytes.AsSpan(_start + Count));
        Count += count;
        Total += count;
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

    public void Clear() => _start = Count = 0;

    private void MakeRoom(int more)
    {
        var target = Count + more > _bytes.Length ? new byte[Math.Max(Count + more, Math.Max(512, _bytes.Length * 2))] : _bytes;
        _bytes.AsSpan(_start, Count).CopyTo(target);
        _bytes = target;
        _start = 0;
    }
}
