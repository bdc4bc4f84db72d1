using Adapters.Server.Scheduling;

namespace Adapters.Server.Tests.Scheduling;

/// <summary>Blocks that are counted while somebody owns them.</summary>
internal sealed class CountedBlocks : BlockPool
{
    public int Rented { get; private set; }

    /// <summary>Blocks that serve nobody any more.</summary>
    public int Discarded { get; private set; }

    public override byte[] RentSmall()
    {
        Rented++;
        return base.RentSmall();
    }

    public override byte[] RentLarge()
    {
        Rented++;
        return base.RentLarge();
    }

    public override void ReturnSmall(byte[] block)
    {
        Rented--;
        base.ReturnSmall(block);
    }

    public override void ReturnLarge(byte[] block)
    {
        Rented--;
        base.ReturnLarge(block);
    }

    public override void Discard(byte[] block)
    {
        Rented--;
        Discarded++;
        base.Discard(block);
    }
}
