using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Adapters.Server.Telemetry.Metrics;

/// <summary>
/// What one loop counts, as plain fields that only its thread writes; readers elsewhere see them a little late. The size
/// keeps those of two loops off each other's cache line.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 192)]
internal sealed class LoopCounters
{
    /// <summary>Requests that have ended.</summary>
    [FieldOffset(64)]
    public long Requests;

    [FieldOffset(72)]
    public long ConnectionsOpened;

    [FieldOffset(80)]
    public long ConnectionsClosed;

    [FieldOffset(88)]
    private RejectionCounts _rejected;

    /// <summary>Counts a connection or a request that was refused.</summary>
    public void Reject(Rejection reason) => _rejected[(int)reason]++;

    public long Rejected(Rejection reason) => _rejected[(int)reason];

    /// <summary>One for each <see cref="Rejection"/>.</summary>
    [InlineArray(5)]
    private struct RejectionCounts
    {
        private long _first;
    }
}
