using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Adapters.Server.Telemetry.Metrics;

/// <summary>
/// The counters of one loop: plain fields that only its thread writes. Readers on other threads see them with a small delay.
/// The size keeps the counters of two loops on different cache lines.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal sealed class LoopCounters
{
    /// <summary>Requests that have ended.</summary>
    [FieldOffset(64)]
    public long Requests;

    [FieldOffset(72)]
    public long ConnectionsOpened;

    [FieldOffset(80)]
    public long ConnectionsClosed;

    /// <summary>Handshakes that were accepted.</summary>
    [FieldOffset(128)]
    public long WebSocketsOpened;

    [FieldOffset(136)]
    public long WebSocketsClosed;

    [FieldOffset(88)]
    private RejectionCounts _rejected;

    /// <summary>Counts a rejected connection or request.</summary>
    public void Reject(Rejection reason) => _rejected[(int)reason]++;

    public long Rejected(Rejection reason) => _rejected[(int)reason];

    /// <summary>One counter per <see cref="Rejection"/>.</summary>
    [InlineArray(5)]
    private struct RejectionCounts
    {
        private long _first;
    }
}
