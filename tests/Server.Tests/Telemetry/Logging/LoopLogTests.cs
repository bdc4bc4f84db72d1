using Adapters.Server.Loops;
using Adapters.Server.Native;
using Adapters.Server.Telemetry.Logging;
using Adapters.Server.Transports.Memory;

namespace Adapters.Server.Tests.Telemetry.Logging;

/// <summary>What is said of a loop that stands still, and who is blamed for it.</summary>
public sealed class LoopLogTests
{
    private readonly RecordedLog _log = new();

    [Fact]
    public void The_first_report_gives_no_advice_to_the_handler() => Assert.Equal(
        "Warning Event loop 3 has not run for 120 ms in the middle of work outside of any route; its other connections are waiting. "
        + "Its thread is waiting for a processor: other threads or processes are using all of them",
        Report(ThreadActivity.WaitingForProcessor));

    [Fact]
    public void A_later_report_says_what_becomes_of_new_connections() => Assert.Equal(
        "Error Event loop 3 has still not run after 120 ms in the middle of work outside of any route. "
        + "Its thread is waiting for a processor: other threads or processes are using all of them. "
        + "Another event loop accepts its new connections",
        Report(ThreadActivity.WaitingForProcessor, isLong: true));

    [Theory]
    [InlineData(
        nameof(ThreadActivity.Waiting), null,
        "waiting for a task, a lock, a timer or a process; rules ADPT101, ADPT102 and ADPT106 report such calls at compile time")]
    [InlineData(
        nameof(ThreadActivity.InSystemCall), "futex (futex_wait_queue)",
        "in futex (futex_wait_queue), which is a lock or an event; rule ADPT102 reports such calls at compile time")]
    [InlineData(
        nameof(ThreadActivity.InSystemCall), "pread64 of /tmp/a",
        "in pread64 of /tmp/a, for example for a file, a socket or a database; rules ADPT103 to ADPT106 report such calls at compile time")]
    public void What_the_thread_does_names_the_rules_that_find_it(string activity, string? wait, string cause) => Assert.Equal(
        "Warning Event loop 3 has been blocked for 120 ms by work outside of any route; its other connections are waiting. "
        + $"Its thread is {cause}. Make the call asynchronous, or the handler synchronous",
        Report(Enum.Parse<ThreadActivity>(activity), wait));

    private string Report(ThreadActivity activity, string? wait = null, bool isLong = false)
    {
        using var loop = new EventLoop(3, loop => new MemoryPoller(loop), error => throw error);
        var stall = new LoopStall(loop, TimeSpan.FromMilliseconds(120), 1, HeldRequest.None, activity, wait)
        {
            IsLong = isLong,
        };
        new LoopLog(_log).Report(stall, LoopAdmission.StandIn);
        return Assert.Single(_log.Lines);
    }
}
