namespace Adapters.Server.Scheduling;

/// <summary>
/// The blocks of one loop: pinned, and reused last in, first out, so that the one in the processor's cache comes first. Only
/// the loop's thread uses it.
/// </summary>
internal class BlockPool
{
    /// <summary>For data that waits for the rest of a request, or for its application.</summary>
    public const int SmallSize = 4 * 1024;

    /// <summary>For receiving and sending. Larger than the largest head.</summary>
    public const int LargeSize = 64 * 1024;

    /// <summary>Blocks that a burst leaves behind beyond this are left to the garbage collector.</summary>
    public const int KeptBytes = 16 * 1024 * 1024;

    private readonly IdleStack<byte[]> _small = new();
    private readonly IdleStack<byte[]> _large = new();

    public virtual byte[] RentSmall() => _small.TryPop(out var block) ? block : Make(SmallSize);

    public virtual byte[] RentLarge() => _large.TryPop(out var block) ? block : Make(LargeSize);

    public void Return(byte[] block)
    {
        if (block.Length == SmallSize)
            ReturnSmall(block);
        else
            ReturnLarge(block);
    }

    public virtual void ReturnSmall(byte[] block) => Keep(_small, block, KeptBytes / SmallSize);

    /// <summary>
    /// For a caller that knows that the block is a large one: the block itself, which a system call has evicted from the cache,
    /// is not read.
    /// </summary>
    public virtual void ReturnLarge(byte[] block) => Keep(_large, block, KeptBytes / LargeSize);

    /// <summary>Leaves a block to the garbage collector, because something may still read it.</summary>
    public virtual void Discard(byte[] block)
    {
    }

    private static void Keep(IdleStack<byte[]> blocks, byte[] block, int limit)
    {
        if (blocks.Count < limit)
            blocks.Push(block);
    }

    private static byte[] Make(int size) => GC.AllocateUninitializedArray<byte>(size, pinned: true);
}
