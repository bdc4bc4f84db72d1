using System.Collections;

namespace Adapters;

/// <summary>The part of a file that answers a synchronous request, block by block. The server disposes of it.</summary>
internal sealed class FileBlocks(FileAnswer answer, bool isHead) : IEnumerable<ReadOnlyMemory<byte>>, IDisposable
{
    public IEnumerator<ReadOnlyMemory<byte>> GetEnumerator()
    {
        var (left, position) = (isHead ? 0 : answer.Length, answer.Start);
        var block = new byte[Math.Min(left, FileAnswer.BlockSize)];
        while (left > 0)
        {
            var count = RandomAccess.Read(answer.Handle, block.AsSpan(0, (int)Math.Min(left, block.Length)), position);
            if (count == 0)
                break;
            (left, position) = (left - count, position + count);
            yield return block.AsMemory(0, count);
        }
    }

    public void Dispose() => answer.Dispose();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
