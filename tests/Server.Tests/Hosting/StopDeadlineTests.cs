using Adapters.Server.Hosting;
using Adapters.Server.Tests.Workers;

namespace Adapters.Server.Tests.Hosting;

public sealed class StopDeadlineTests
{
    [Fact]
    public void It_passes_also_where_no_thread_can_be_started_when_the_stop_begins()
    {
        var threads = new LimitedThreads { Left = 1 };
        using var hasPassed = new ManualResetEventSlim();
        using var deadline = new StopDeadline(TimeSpan.Zero, hasPassed.Set, threads);
        deadline.Start();

        Assert.True(hasPassed.Wait(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void It_does_not_pass_before_the_stop_begins_nor_after_it_has_ended()
    {
        var hasPassed = false;
        using var isOver = new ManualResetEventSlim();
        var deadline = new StopDeadline(TimeSpan.Zero, () => hasPassed = true, new ReportingThreads(isOver.Set));
        deadline.Dispose();
        deadline.Start();

        Assert.True(isOver.Wait(TimeSpan.FromSeconds(20)));
        Assert.False(hasPassed);
    }

    /// <summary>Tells when the thread has ended.</summary>
    private sealed class ReportingThreads(Action onEnd) : Adapters.Server.Scheduling.ThreadScheduler
    {
        public override void Start(string name, Action run) => System.Start(name, () =>
        {
            run();
            onEnd();
        });

        public override bool Wait(object gate, TimeSpan timeout) => System.Wait(gate, timeout);

        public override void Wait(object gate) => System.Wait(gate);

        public override void Pulse(object gate) => System.Pulse(gate);

        public override void PulseAll(object gate) => System.PulseAll(gate);
    }
}
