using System.Runtime.InteropServices;

namespace Adapters.Server.Telemetry;

/// <summary>
/// What one loop counts, as plain fields that only its thread writes; readers elsewhere see them a little late. The size
/// keeps those of two loops off each other's cache line.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 192)]
internal sealed class LoopCounters
{
    [FieldOffset(64)]
    public long Requests;

    [FieldOffset(72)]
    public long ConnectionsOpened;

    [FieldOffset(80)]
    public long ConnectionsClosed;

    /// <summary>Connections and requests refused because a limit was reached.</summary>
    [FieldOffset(88)]
    public long Rejected;
}
