using System.Buffers;
using System.Numerics;

namespace Adapters.Simulation.Worlds;

/// <summary>
/// The buffers that worker threads and loops share: as with the blocks, one that is returned is overwritten, and must still be
/// so when it is rented again.
/// </summary>
internal sealed class SimBuffers(SpareBuffers spare, Action<string> onError) : ArrayPool<byte>
{
    private readonly HashSet<byte[]> _rented = new(ReferenceEqualityComparer.Instance);

    /// <summary>Bytes that are rented now.</summary>
    public long RentedBytes { get; private set; }

    public int Rented => _rented.Count;

    /// <summary>What a request for so many bytes takes.</summary>
    public static int SizeOf(int minimumLength) => (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(minimumLength, 16));

    public override byte[] Rent(int minimumLength)
    {
        var buffer = spare.Rent(SizeOf(minimumLength));
        if (buffer.AsSpan().ContainsAnyExcept(Pattern.Overwritten))
            onError($"a buffer of {buffer.Length} bytes was written after it had been returned");
        _rented.Add(buffer);
        RentedBytes += buffer.Length;
        return buffer;
    }

    public override void Return(byte[] array, bool clearArray = false)
    {
        if (!_rented.Remove(array))
        {
            onError($"a buffer of {array.Length} bytes was returned twice, or is of another pool");
            return;
        }

        RentedBytes -= array.Length;
        spare.Return(array);
    }

    /// <summary>The run is over: what is still rented is lost to it.</summary>
    public void Abandon()
    {
        foreach (var buffer in _rented)
            spare.Return(buffer);
    }
}

/// <summary>Buffers for one run after the other, by their length.</summary>
internal sealed class SpareBuffers
{
    private readonly Dictionary<int, Stack<byte[]>> _spare = [];

    public byte[] Rent(int length)
    {
        if (_spare.TryGetValue(length, out var buffers) && buffers.TryPop(out var buffer))
            return buffer;
        buffer = new byte[length];
        buffer.AsSpan().Fill(Pattern.Overwritten);
        return buffer;
    }

    public void Return(byte[] buffer)
    {
        buffer.AsSpan().Fill(Pattern.Overwritten);
        if (!_spare.TryGetValue(buffer.Length, out var buffers))
            _spare.Add(buffer.Length, buffers = new());
        buffers.Push(buffer);
    }
}
