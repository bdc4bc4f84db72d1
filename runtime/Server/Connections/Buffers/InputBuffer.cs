using Adapters.Server.Scheduling;

namespace Adapters.Server.Connections.Buffers;

/// <summary>
/// Data that a connection has received and not yet used. The buffer owns a block of its loop only while it contains data, so an
/// idle connection owns none.
/// </summary>
internal struct InputBuffer
{
    private byte[]? _block;
    private int _position;
    private int _end;

    /// <summary>True if the application holds memory of the block. The bytes stay where they are until it asks for more.</summary>
    public bool IsLent { get; set; }

    public readonly bool IsEmpty => _position == _end;

    public readonly int Length => _end - _position;

    public readonly Span<byte> Unread => _block.AsSpan(_position, _end - _position);

    public readonly byte[] Block => _block ?? [];

    public readonly int Position => _position;

    public readonly ReadOnlyMemory<byte> Slice(int start, int length) => _block.AsMemory(_position + start, length);

    public void Advance(int count) => _position += count;

    public void Received(int count) => _end += count;

    /// <summary>Indicates whether more can be received without moving lent bytes.</summary>
    public readonly bool HasRoom =>
        _block is null || _end < _block.Length || (!IsLent && (_position > 0 || _block.Length == BlockPool.SmallSize));

    /// <summary>Returns room for the next bytes. There must be some, as <see cref="HasRoom"/> indicates.</summary>
    public Span<byte> Reserve(BlockPool blocks)
    {
        if (_block is null)
            Use(blocks.RentLarge(), 0);
        else if (!IsLent && _block.Length == BlockPool.SmallSize)
            MoveTo(blocks.RentLarge(), blocks);
        else if (!IsLent && _position > 0 && _end > _block.Length / 2)
            Compact();
        return _block.AsSpan(_end);
    }

    /// <summary>Returns the block, or moves a small rest to a small block, so that waiting data does not pin much memory.</summary>
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

    /// <summary>
    /// Returns the block that an application may still read, for a caller that keeps it until the application has completed, or
    /// null for none.
    /// </summary>
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
        Use(block, length);
    }

    private void Use(byte[] block, int length)
    {
        _block = block;
        _position = 0;
        _end = length;
    }
}
