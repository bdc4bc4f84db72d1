using Adapters.Server.Scheduling;
using Adapters.Server.Transports;

namespace Adapters.Server.Connections.Buffers;

/// <summary>
/// Data that a connection has to send: one block of its loop, owned while it contains data. Bytes after the committed ones are
/// an open response head, which has not been sent and can still be replaced.
/// </summary>
internal struct OutputBuffer
{
    /// <summary>
    /// With this much data waiting, an application waits too (half a block, so that a head of 32 KiB still fits after it).
    /// </summary>
    public const int HighWater = BlockPool.LargeSize / 2;

    private byte[]? _block;
    private int _start;
    private int _committed;
    private int _end;

    /// <summary>The number of committed bytes that have not been sent.</summary>
    public readonly int Pending => _committed - _start;

    public readonly bool HasOpenHead => _end > _committed;

    /// <summary>Returns all the room after the queued bytes.</summary>
    public Span<byte> Reserve(BlockPool blocks, int size)
    {
        _block ??= blocks.RentLarge();
        if (_block.Length - _end < size && _start > 0)
            Compact();
        return _block.AsSpan(_end);
    }

    public void Append(int count) => _end += count;

    /// <summary>Queues committed bytes before the open head. There must be room for them.</summary>
    public void Insert(ReadOnlySpan<byte> bytes)
    {
        _block.AsSpan(_committed, _end - _committed).CopyTo(_block.AsSpan(_committed + bytes.Length));
        bytes.CopyTo(_block.AsSpan(_committed));
        _committed += bytes.Length;
        _end += bytes.Length;
    }

    public void Commit() => _committed = _end;

    public void TakeBack() => _end = _committed;

    /// <summary>Sends the committed bytes. Returns false if the peer has no room for all of them.</summary>
    public bool Flush(Endpoint endpoint, BlockPool blocks, out int sent)
    {
        sent = 0;
        while (_start < _committed)
        {
            var count = endpoint.Send(_block.AsSpan(_start, _committed - _start));
            if (count < 0)
            {
                sent = count == Endpoint.Failed ? Endpoint.Failed : sent;
                return false;
            }

            _start += count;
            sent += count;
            if (_start < _committed)
                return false;
        }

        ReleaseIdleBlock(blocks);
        return true;
    }

    /// <summary>Returns the block if the reserved room was not used: for a part without bytes, or one for HEAD.</summary>
    public void ReleaseIdleBlock(BlockPool blocks)
    {
        if (_start == _end)
            Release(blocks);
    }

    public void Release(BlockPool blocks)
    {
        if (_block is not null)
            blocks.ReturnLarge(_block);
        _block = null;
        _start = _committed = _end = 0;
    }

    private void Compact()
    {
        _block.AsSpan(_start, _end - _start).CopyTo(_block);
        _committed -= _start;
        _end -= _start;
        _start = 0;
    }
}
