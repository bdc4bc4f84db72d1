using Adapters.Server.Scheduling;

namespace Adapters.Server.Connections;

/// <summary>The time limits of a connection, in milliseconds of its loop's clock; never where there is no limit.</summary>
internal sealed class ConnectionTimeouts(ServerOptions options)
{
    /// <summary>A request that is on its way when the server starts to stop is still answered.</summary>
    public const long IdleAtShutdown = 500;

    /// <summary>A stream that is about to end by itself is completed when the server stops.</summary>
    public const long StreamAtShutdown = 500;

    /// <summary>
    /// The time for which a closed side is read after the peer's system has acknowledged the last response, so that its program
    /// sees the response before a reset (RFC 9112, section 9.6).
    /// </summary>
    public const long Linger = 2_000;

    /// <summary>
    /// The interval of checking for that acknowledgment. Nearly all peers have ended their side before the first check.
    /// </summary>
    public const long LingerInterval = 250;

    /// <summary>
    /// The amount of a response that is acknowledged at once: a peer whose buffer is full takes nothing more until most of it
    /// is free. Measured with the usual buffer, over loopback and with an MTU of 1500 (tests/EndToEnd.Tests/SlowReaders).
    /// </summary>
    private const long LargestStep = 128 * 1024;

    /// <summary>A rate cannot be measured on fewer bytes than move in this time.</summary>
    private const long ShortestWindow = 100;

    /// <summary>
    /// The number of checks of a transfer that must not stop. They measure the time for which it has stopped to within a
    /// sixteenth.
    /// </summary>
    private const int Looks = 16;

    private const long ShortestInterval = 32;

    public long Head { get; } = (long)options.TimeoutHead.TotalMilliseconds;

    public long KeepAlive { get; } = (long)options.TimeoutKeepAlive.TotalMilliseconds;

    /// <summary>Until the response starts.</summary>
    public long Request { get; } = OrNever(options.TimeoutRequest);

    /// <summary>Without any progress of a response.</summary>
    public long Send { get; } = OrNever(options.TimeoutSend);

    /// <summary>
    /// Without any progress of the last response of a connection, when our side has ended. A peer that stops is idle, whatever
    /// the settings.
    /// </summary>
    public long LastSend { get; } =
        (long)(options.TimeoutSend > TimeSpan.Zero ? options.TimeoutSend : options.TimeoutKeepAlive).TotalMilliseconds;

    /// <summary>The window over which the rate of a request body is judged.</summary>
    public long BodyWindow { get; } = FindBodyWindow(options);

    /// <summary>
    /// The window over which the rate of a response is judged. A peer that reads at the minimum rate shows it in that time.
    /// </summary>
    public long DeliveryWindow { get; } = FindDeliveryWindow(options);

    /// <summary>The interval of checking a response that the peer has no room for.</summary>
    public long DeliveryInterval { get; } = FindDeliveryInterval(options);

    /// <summary>The number of bytes that must move in a window of a transfer.</summary>
    public long LeastBytes { get; } = options.MinimumRate == 0 ? 0 : options.MinimumRate * FindBodyWindow(options) / 1_000;

    public static long After(long since, long duration) => duration == LoopTimer.Never ? LoopTimer.Never : since + duration;

    private static long OrNever(TimeSpan limit) => limit > TimeSpan.Zero ? (long)limit.TotalMilliseconds : LoopTimer.Never;

    private static long FindBodyWindow(ServerOptions options) => options.MinimumRate == 0
        ? LoopTimer.Never
        : Math.Max((long)options.MinimumRateGrace.TotalMilliseconds, ShortestWindow);

    private static long FindDeliveryWindow(ServerOptions options) => options.MinimumRate == 0
        ? LoopTimer.Never
        : FindBodyWindow(options) + (LargestStep * 1_000 / options.MinimumRate);

    private static long FindDeliveryInterval(ServerOptions options)
    {
        var shortest = Math.Min(OrNever(options.TimeoutSend), FindDeliveryWindow(options));
        return shortest == LoopTimer.Never ? LoopTimer.Never : Math.Max(shortest / Looks, ShortestInterval);
    }
}
