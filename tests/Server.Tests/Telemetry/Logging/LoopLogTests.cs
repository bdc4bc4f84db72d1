using Adapters.Server.Loops;
using Adapters.Server.Native;
using Adapters.Server.Telemetry.Logging;
using Adapters.Server.Transports.Memory;

namespace Adapters.Server.Tests.Telemetry.Logging;

/// <summary>What is said of a loop whose thread gets no processor: no handler is blamed for it.</summary>
public sealed class LoopLogTests
{
    private readonly RecordedLog _log = new();

    [Fact]
    public void The_first_report_gives_no_advice_to_the_handler() => Assert.Equal(
        "Warning Event loop 3 has not run for 120 ms in the middle of work outside of any route; its other connections are waiting. "
        + "Its thread is waiting for a processor: other threads or processes are using all of them",
        Report(isLong: false));

    [Fact]
    public void A_later_report_says_what_becomes_of_new_connections() => Assert.Equal(
        "Error Event loop 3 has still not run after 120 ms in the middle of work outside of any route. "
        + "Its thread is waiting for a processor: other threads or processes are using all of them. "
        + "Another event loop accepts its new connections",
        Report(isLong: true));

    private string Report(bool isLong)
    {
        using var loop = new EventLoop(3, loop => new MemoryPoller(loop), error => throw error);
        var stall = new LoopStall(loop, TimeSpan.FromMilliseconds(120), 1, HeldRequest.None, ThreadActivity.WaitingForProcessor, null)
        {
            IsLong = isLong,
        };
        new LoopLog(_log).Report(stall, LoopAdmission.StandIn);
        return Assert.Single(_log.Lines);
    }
}
