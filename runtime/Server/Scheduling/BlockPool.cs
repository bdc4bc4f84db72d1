namespace Adapters.Server.Scheduling;

/// <summary>
/// The blocks of one loop: pinned, used again last in, first out, so that the one in the processor's cache comes first.
/// Only the loop's thread comes here.
/// </summary>
internal class BlockPool
{
    /// <summary>What waits for the rest of a request, or for its application.</summary>
    public const int SmallSize = 4 * 1024;

    /// <summary>What is received into and sent from; longer than the longest head.</summary>
    public const int LargeSize = 64 * 1024;

    /// <summary>What a burst leaves behind beyond this is the collector's.</summary>
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

    /// <summary>For whoever knows that it is a large one: the block itself, which a system call has put out of the cache, is not looked at.</summary>
    public virtual void ReturnLarge(byte[] block) => Keep(_large, block, KeptBytes / LargeSize);

    private static void Keep(IdleStack<byte[]> blocks, byte[] block, int limit)
    {
        if (blocks.Count < limit)
            blocks.Push(block);
    }

    private static byte[] Make(int size) => GC.AllocateUninitializedArray<byte>(size, pinned: true);
}
