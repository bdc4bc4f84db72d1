using System.Globalization;

namespace Adapters.EndToEnd.Actors;

/// <summary>How the servers are set up: so that limits are reached, and plain requests are never in their way.</summary>
internal static class ActorServerSettings
{
    public const int Threads = 8;

    public const int RequestSeconds = 5;

    private const int Queue = 16;
    private const int SendSeconds = 10;
    private const int LongestBody = 250_000;

    /// <summary>What the oracles know of it.</summary>
    public static ServerOptions Options { get; } = new()
    {
        LimitRequestBody = LongestBody, TimeoutRequest = TimeSpan.FromSeconds(RequestSeconds),
    };

    public static string[] Arguments { get; } =
    [
        "--no-access-log", "--threads", Text(Threads), "--queue", Text(Queue), "--limit-request-body", Text(LongestBody),
        "--timeout-request", $"{RequestSeconds}s", "--timeout-send", $"{SendSeconds}s", "--timeout-graceful-shutdown", "20s",
        // A machine that is starved of processor time holds loops too: that is no error before ten times as long.
        "--loop-stall", "2s",
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
