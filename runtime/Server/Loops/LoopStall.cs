using Adapters.Server.Native;

namespace Adapters.Server.Loops;

/// <summary>A report about a blocked loop.</summary>
/// <param name="Loop">The loop.</param>
/// <param name="Duration">The duration so far, at least.</param>
/// <param name="Times">The number of reports of this stall with this cause, including this one.</param>
/// <param name="Request">The name of the request that blocks it.</param>
/// <param name="Activity">The activity of its thread.</param>
/// <param name="Wait">The kernel's description of what the thread waits in, or null if it is not known.</param>
internal readonly record struct LoopStall(
    EventLoop Loop, TimeSpan Duration, int Times, string Request, ThreadActivity Activity, string? Wait)
{
    /// <summary>True if the machine gives the thread no processor, so that the request is not to blame.</summary>
    public bool IsStarved => Activity == ThreadActivity.WaitingForProcessor;

    /// <summary>True if the stall has lasted so long that other loops have to accept the connections of this one.</summary>
    public bool IsLong { get; init; }
}
