using System.Collections;

namespace Adapters.Simulation.Handlers;

/// <summary>The body of a synchronous response: it knows how many blocks it has, or not, and counts its disposals.</summary>
internal sealed class SyncBody(
    IEnumerable<ReadOnlyMemory<byte>> blocks, int count, Action onDisposed) : IReadOnlyCollection<ReadOnlyMemory<byte>>, IDisposable
{
    public int Count { get; } = count;

    public IEnumerator<ReadOnlyMemory<byte>> GetEnumerator() => blocks.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose() => onDisposed();
}
