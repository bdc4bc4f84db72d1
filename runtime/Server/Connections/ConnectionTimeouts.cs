using Adapters.Server.Scheduling;

namespace Adapters.Server.Connections;

/// <summary>How long a connection may take for what, in milliseconds as its loop counts them; what has no limit takes for ever.</summary>
internal sealed class ConnectionTimeouts(ServerOptions options)
{
    /// <summary>A request that is on its way to us when the server is told to stop is still answered.</summary>
    public const long IdleAtShutdown = 500;

    /// <summary>A stream that is about to end by itself is whole when the server stops.</summary>
    public const long StreamAtShutdown = 500;

    /// <summary>
    /// A closed side is read on for so long after the peer's system has acknowledged our last response, so that its program sees
    /// the response before a reset (RFC 9112, section 9.6).
    /// </summary>
    public const long Linger = 2_000;

    /// <summary>How often is looked whether it has: nearly all peers have ended their side before the first time.</summary>
    public const long LingerInterval = 250;

    /// <summary>
    /// How much of a response is acknowledged at once: a peer whose buffer is full takes nothing more until most of it is free.
    /// Measured with the usual buffer, over loopback and with an MTU of 1500 (tests/EndToEnd.Tests/SlowReaders).
    /// </summary>
    private const long LargestStep = 128 * 1024;

    /// <summary>A rate cannot be told from fewer bytes than move in this time.</summary>
    private const long ShortestWindow = 100;

    /// <summary>So many looks at a transfer that must not stand still: the time it has stood still is known to a sixteenth.</summary>
    private const int Looks = 16;

    private const long ShortestInterval = 32;

    public long Head { get; } = (long)options.HeadTimeout.TotalMilliseconds;

    public long KeepAlive { get; } = (long)options.KeepAliveTimeout.TotalMilliseconds;

    /// <summary>Until the response starts.</summary>
    public long Request { get; } = OrNever(options.RequestTimeout);

    /// <summary>Without anything of a response being taken.</summary>
    public long Send { get; } = OrNever(options.SendTimeout);

    /// <summary>
    /// The same of the last response of a connection, when our side has ended: who stands still is idle, whatever the settings.
    /// </summary>
    public long LastSend { get; } =
        (long)(options.SendTimeout > TimeSpan.Zero ? options.SendTimeout : options.KeepAliveTimeout).TotalMilliseconds;

    /// <summary>Over how long the rate of a request body is judged.</summary>
    public long BodyWindow { get; } = FindBodyWindow(options);

    /// <summary>Over how long the rate of a response is judged: a peer that reads at the least rate shows it in that time.</summary>
    public long DeliveryWindow { get; } = FindDeliveryWindow(options);

    /// <summary>How often a response that the peer has no room for is looked at.</summary>
    public long DeliveryInterval { get; } = FindDeliveryInterval(options);

    /// <summary>What must have moved in a window of a transfer.</summary>
    public long LeastBytes { get; } = options.MinimumRate == 0 ? 0 : options.MinimumRate * FindBodyWindow(options) / 1_000;

    public static long After(long since, long duration) => duration == LoopTimer.Never ? LoopTimer.Never : since + duration;

    private static long OrNever(TimeSpan limit) => limit > TimeSpan.Zero ? (long)limit.TotalMilliseconds : LoopTimer.Never;

    private static long FindBodyWindow(ServerOptions options) => options.MinimumRate == 0
        ? LoopTimer.Never
        : Math.Max((long)options.RateGrace.TotalMilliseconds, ShortestWindow);

    private static long FindDeliveryWindow(ServerOptions options) => options.MinimumRate == 0
        ? LoopTimer.Never
        : FindBodyWindow(options) + (LargestStep * 1_000 / options.MinimumRate);

    private static long FindDeliveryInterval(ServerOptions options)
    {
        var shortest = Math.Min(OrNever(options.SendTimeout), FindDeliveryWindow(options));
        return shortest == LoopTimer.Never ? LoopTimer.Never : Math.Max(shortest / Looks, ShortestInterval);
    }
}
