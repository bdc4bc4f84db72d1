using Adapters.Server.Scheduling;

namespace Adapters.Server.Connections.Buffers;

/// <summary>
/// What a connection has received and not yet used. It owns a block of its loop only while there is something in it, so
/// an idle connection owns none.
/// </summary>
internal struct InputBuffer
{
    private byte[]? _block;
    private int _position;
    private int _end;

    /// <summary>The application holds memory of the block: until it asks for more, the bytes stay where they are.</summary>
    public bool IsLent { get; set; }

    public readonly bool IsEmpty => _position == _end;

    public readonly int Length => _end - _position;

    public readonly Span<byte> Unread => _block.AsSpan(_position, _end - _position);

    public readonly byte[] Block => _block ?? [];

    public readonly int Position => _position;

    public readonly ReadOnlyMemory<byte> Slice(int start, int length) => _block.AsMemory(_position + start, length);

    public void Advance(int count) => _position += count;

    public void Received(int count) => _end += count;

    /// <summary>Whether more can be received without moving lent bytes.</summary>
    public readonly bool HasRoom =>
        _block is null || _end < _block.Length || (!IsLent && (_position > 0 || _block.Length == BlockPool.SmallSize));

    /// <summary>Room for the next bytes: there must be some, by <see cref="HasRoom"/>.</summary>
    public Span<byte> Reserve(BlockPool blocks)
    {
        if (_block is null)
            Adopt(blocks.RentLarge(), 0);
        else if (!IsLent && _block.Length == BlockPool.SmallSize)
            MoveTo(blocks.RentLarge(), blocks);
        else if (!IsLent && _position > 0 && _end > _block.Length / 2)
            Compact();
        return _block.AsSpan(_end);
    }

    /// <summary>Gives the block back, or moves a small rest to a small block: what waits must not pin much.</summary>
    public void ReleaseIdleBlock(BlockPool blocks)
    {
        if (_block is null || IsLent)
            return;
        if (IsEmpty)
            Release(blocks);
        else if (_block.Length != BlockPool.SmallSize && Length <= BlockPool.SmallSize)
            MoveTo(blocks.RentSmall(), blocks);
    }

    public void Release(BlockPool blocks)
    {
        if (_block is null)
            return;
        blocks.Return(_block);
        Clear();
    }

    /// <summary>The block that an application may still read, for whoever keeps it until the application has ended; null for none.</summary>
    public byte[]? TakeLent()
    {
        if (!IsLent)
            return null;
        var block = _block;
        Clear();
        return block;
    }

    private void Clear()
    {
        _block = null;
        _position = _end = 0;
        IsLent = false;
    }

    private void Compact()
    {
        Unread.CopyTo(_block);
        _end -= _position;
        _position = 0;
    }

    private void MoveTo(byte[] block, BlockPool blocks)
    {
        var length = Length;
        Unread.CopyTo(block);
        blocks.Return(_block!);
        Adopt(block, length);
    }

    private void Adopt(byte[] block, int length)
    {
        _block = block;
        _position = 0;
        _end = length;
    }
}
