using Adapters.Server.Scheduling;

namespace Adapters.Simulation.Worlds;

/// <summary>
/// The blocks of a simulated loop. One that is returned is overwritten, so that who reads it too late is seen at once; one that
/// is rented again must still be so, or somebody has written it too late.
/// </summary>
internal sealed class SimBlocks(SpareBlocks spare, Action<string> onError) : BlockPool
{
    private readonly HashSet<byte[]> _rented = new(ReferenceEqualityComparer.Instance);

    /// <summary>Bytes that are rented now.</summary>
    public long RentedBytes { get; private set; }

    public int RentedBlocks => _rented.Count;

    public bool IsRented(byte[] block) => _rented.Contains(block);

    public override byte[] RentSmall() => Rent(SmallSize);

    public override byte[] RentLarge() => Rent(LargeSize);

    public override void ReturnSmall(byte[] block) => TakeBack(block);

    public override void ReturnLarge(byte[] block) => TakeBack(block);

    /// <summary>Who may still read it sees what it was, for the rest of the run.</summary>
    public override void Discard(byte[] block)
    {
        if (!_rented.Remove(block))
            onError($"a block of {block.Length} bytes was discarded that is not of this loop");
        else
            RentedBytes -= block.Length;
    }

    /// <summary>The run is over: what is still rented is lost to it.</summary>
    public void Abandon()
    {
        foreach (var block in _rented)
        {
            block.AsSpan().Fill(Pattern.Overwritten);
            spare.Return(block);
        }
    }

    private void TakeBack(byte[] block)
    {
        if (!_rented.Remove(block))
        {
            onError($"a block of {block.Length} bytes was returned twice, or is not of this loop");
            return;
        }

        RentedBytes -= block.Length;
        block.AsSpan().Fill(Pattern.Overwritten);
        spare.Return(block);
    }

    private byte[] Rent(int size)
    {
        var block = spare.Rent(size);
        if (block.AsSpan().ContainsAnyExcept(Pattern.Overwritten))
            onError($"a block of {size} bytes was written after it had been returned");
        _rented.Add(block);
        RentedBytes += size;
        return block;
    }
}

/// <summary>Blocks for one run after the other: to make them anew each time would cost more than the run.</summary>
internal sealed class SpareBlocks
{
    private readonly Stack<byte[]> _small = new();
    private readonly Stack<byte[]> _large = new();

    public byte[] Rent(int size) => Of(size).TryPop(out var block) ? block : Make(size);

    public void Return(byte[] block) => Of(block.Length).Push(block);

    private Stack<byte[]> Of(int size) => size == BlockPool.SmallSize ? _small : _large;

    private static byte[] Make(int size)
    {
        var block = GC.AllocateUninitializedArray<byte>(size, pinned: true);
        block.AsSpan().Fill(Pattern.Overwritten);
        return block;
    }
}
