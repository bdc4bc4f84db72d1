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

    /// <summary>Returns all of them.</summary>
    public void Return()
    {
        if (_head is not null && _isHeadRented)
            pool.Return(_head);
        if (_lent is not null)
            pool.Return(_lent);
        _head = _lent = null;
        _isHeadRented = false;
    }
}
