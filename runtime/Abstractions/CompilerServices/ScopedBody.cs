using System.Collections;

namespace Adapters.CompilerServices;

/// <summary>The body of a response whose request has services of its own: they are disposed of with it, once.</summary>
internal class ScopedBody(ConnectionScope scope, IEnumerable<ReadOnlyMemory<byte>> blocks) : IEnumerable<ReadOnlyMemory<byte>>, IDisposable
{
    private bool _isIterated;

    /// <summary>The blocks may still be made by the handler, so they end before its services.</summary>
    public IEnumerator<ReadOnlyMemory<byte>> GetEnumerator()
    {
        var enumerator = blocks.GetEnumerator();
        _isIterated = ReferenceEquals(enumerator, blocks);
        return enumerator;
    }

    public void Dispose()
    {
        try
        {
            if (!_isIterated)
                (blocks as IDisposable)?.Dispose();
        }
        finally
        {
            RequestServices.Close(scope);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>One whose number of blocks is known.</summary>
internal sealed class CountedScopedBody(ConnectionScope scope, IReadOnlyCollection<ReadOnlyMemory<byte>> blocks)
    : ScopedBody(scope, blocks), IReadOnlyCollection<ReadOnlyMemory<byte>>
{
    public int Count { get; } = blocks.Count;
}
