using Adapters.Server.Binding;
using Adapters.Server.Loops;
using Adapters.Server.Scheduling;
using Adapters.Server.Tests.Scheduling;
using Adapters.Server.Transports;

namespace Adapters.Server.Tests.Loops;

/// <summary>How long a loop waits: until something has to be done, and no shorter.</summary>
public sealed class LoopWaitTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly EventLoop _loop;
    private FakePoller _poller = null!;

    public LoopWaitTests() =>
        _loop = new EventLoop(0, loop => _poller = new FakePoller(loop), error => throw error, new Platform(_time, ThreadScheduler.System));

    [Fact]
    public void A_loop_with_nothing_to_do_waits_for_ever()
    {
        Turn();

        Assert.Equal(Timeout.Infinite, _poller.Timeout);
    }

    [Fact]
    public void A_loop_waits_until_its_first_timer_is_due()
    {
        Set(10_000);
        Set(300);
        Set(75_000);

        Turn();

        Assert.InRange(_poller.Timeout, 300, 300 + TimerWheel.Tolerance(300));
    }

    [Fact]
    public void A_timer_fires_when_the_wait_for_it_is_over_and_then_nothing_is_waited_for()
    {
        var fired = Set(300);
        Turn();
        Assert.Equal(0, fired());

        _time.Advance(_poller.Timeout);
        Turn();

        Assert.Equal(1, fired());
        Turn();
        Assert.Equal(Timeout.Infinite, _poller.Timeout);
    }

    [Fact]
    public void The_work_of_a_turn_does_not_make_its_timers_late()
    {
        Set(300);
        _loop.Post(_ => _time.Advance(250), null);
        Turn();

        Turn();

        Assert.InRange(_poller.Timeout, 50, 50 + TimerWheel.Tolerance(300));
    }

    [Fact]
    public void A_post_is_not_made_to_wait_for_a_timer()
    {
        Set(300);
        _loop.Post(_ => { }, null);

        Turn();

        Assert.Equal(0, _poller.Timeout);
    }

    /// <summary>After a turn that took long, what has come must be seen before somebody says that it came too late.</summary>
    [Fact]
    public void Timers_wait_for_events_that_are_there_but_not_for_ever()
    {
        var fired = Set(300);
        _time.Advance(5_000);
        _poller.IsFull = true;
        Turn();
        Assert.Equal(0, fired());

        _poller.IsFull = false;
        Turn();
        Assert.Equal(1, fired());

        fired = Set(300);
        _time.Advance(5_000);
        _poller.IsFull = true;
        for (var i = 0; i < 64; i++)
            Turn();
        Assert.Equal(1, fired());
    }

    [Fact]
    public void The_date_is_of_the_second_in_which_a_turn_begins()
    {
        var version = _loop.DateVersion;
        Assert.Equal("Thu, 01 Jan 2026 00:00:00 GMT"u8, _loop.Date);
        _time.Advance(999);
        Turn();
        Assert.Equal(version, _loop.DateVersion);

        _time.Advance(1);
        Turn();

        Assert.Equal("Thu, 01 Jan 2026 00:00:01 GMT"u8, _loop.Date);
        Assert.NotEqual(version, _loop.DateVersion);
    }

    [Fact]
    public void An_interrupt_that_work_leaves_behind_does_not_reach_the_next_millisecond()
    {
        _loop.Post(_ => Thread.CurrentThread.Interrupt(), null);
        Turn();
        _time.Advance(1);
        Exception? thrown = null;
        _loop.Post(_ => thrown = Record.Exception(() => Thread.Sleep(1)), null);

        Turn();

        Assert.Null(thrown);
    }

    public void Dispose() => _loop.Dispose();

    private void Turn() => _loop.RunOnce(Timeout.Infinite);

    private Func<int> Set(long delay)
    {
        var count = 0;
        _loop.Timers.Set(new CallbackTimer(_ => count++), _loop.Now + delay, _loop.Now);
        return () => count;
    }

    private sealed class FakePoller(EventLoop loop) : Poller
    {
        public int Timeout { get; private set; }

        public bool IsFull { get; set; }

        public override bool HasMore => IsFull;

        public override void Poll(int timeoutMilliseconds)
        {
            Timeout = timeoutMilliseconds;
            loop.EndWait();
        }

        public override void Wake()
        {
        }

        public override void Listen(ListenerSocket socket, Func<Endpoint, IEndpointHandler?> accept) => throw new NotSupportedException();

        public override void StopAccepting()
        {
        }

        public override void Dispose()
        {
        }
    }
}
