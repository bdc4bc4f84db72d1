using Adapters.Server.Scheduling;

namespace Adapters.Server.Connections.Buffers;

/// <summary>
/// The blocks that an exchange owns: the block of the head, and that of a body part which outlived its connection or filled it.
/// </summary>
internal sealed class ExchangeBlocks(BlockPool pool)
{
    private byte[]? _head;
    private byte[]? _lent;
    private bool _isHeadRented;

    public bool HasHead => _head is not null;

    /// <summary>
    /// Takes memory for the head. If something may still read it after the exchange has ended, it serves no other.
    /// </summary>
    public byte[] TakeHead(int length, bool isKept)
    {
        _isHeadRented = !isKept;
        return _head = isKept ? new byte[length] : length <= BlockPool.SmallSize ? pool.RentSmall() : pool.RentLarge();
    }

    /// <summary>Takes ownership of a block of the connection.</summary>
    public void Keep(byte[] block) => _lent = block;

    /// <summary>Gives all of them up. If something may still read them, as is known only now, they serve no other.</summary>
    public void Return(bool isKept)
    {
        if (_head is not null && _isHeadRented)
            GiveUp(_head, isKept);
        if (_lent is not null)
            GiveUp(_lent, isKept);
        _head = _lent = null;
        _isHeadRented = false;
    }

    private void GiveUp(byte[] block, bool isKept)
    {
        if (isKept)
            pool.Discard(block);
        else
            pool.Return(block);
    }
}
