using Adapters.Server.Scheduling;

namespace Adapters.Server.Tests.Scheduling;

public class BlockPoolTests
{
    [Fact]
    public void Blocks_have_the_size_they_are_rented_for()
    {
        var pool = new BlockPool();

        Assert.Equal(4 * 1024, pool.RentSmall().Length);
        Assert.Equal(64 * 1024, pool.RentLarge().Length);
    }

    [Fact]
    public void The_block_returned_last_is_rented_first()
    {
        var pool = new BlockPool();
        var (first, second, large) = (pool.RentSmall(), pool.RentSmall(), pool.RentLarge());
        pool.Return(first);
        pool.Return(second);
        pool.Return(large);

        Assert.Same(second, pool.RentSmall());
        Assert.Same(first, pool.RentSmall());
        Assert.Same(large, pool.RentLarge());
    }

    [Fact]
    public void A_burst_leaves_no_more_than_the_pool_may_keep()
    {
        var pool = new BlockPool();
        var blocks = Enumerable.Range(0, (BlockPool.KeptBytes / BlockPool.LargeSize) + 1).Select(_ => pool.RentLarge()).ToArray();
        Array.ForEach(blocks, pool.Return);

        var kept = blocks.Select(_ => pool.RentLarge()).Where(blocks.Contains).Count();

        Assert.Equal(blocks.Length - 1, kept);
    }

    [Fact]
    public unsafe void A_block_does_not_move()
    {
        var pool = new BlockPool();
        var block = pool.RentSmall();
        nint before;
        fixed (byte* pointer = block)
            before = (nint)pointer;

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);

        fixed (byte* pointer = block)
            Assert.Equal(before, (nint)pointer);
    }
}
