using System.Threading.Channels;
using Adapters.Server.Loops;
using Adapters.Server.Native;
using Adapters.Server.Tests.Transports;

namespace Adapters.Server.Tests.Loops;

public class WatchdogTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task A_loop_that_is_held_is_reported_with_the_route_that_holds_it()
    {
        await using var loop = await TestLoop.StartAsync("memory", TestHandler.AcceptEcho);
        var stalls = Channel.CreateUnbounded<LoopStall>();
        await using var watchdog = new Watchdog([loop.Loop], Limit, stall => stalls.Writer.TryWrite(stall));
        var context = new LoopContext(loop.Loop) { Scope = new HttpScope { Route = "GET /slow (Slow.Sleep)" } };

        using (await LoopHold.TakeAsync(loop.Loop, context))
        {
            var stall = await stalls.Reader.ReadAsync().AsTask().Within();
            Assert.Equal((loop.Loop, "GET /slow (Slow.Sleep)", 1), (stall.Loop, stall.Request, stall.Times));
            Assert.True(stall.Duration >= Limit);
        }
    }

    [Fact]
    public async Task A_stall_tells_that_the_thread_waits()
    {
        await using var loop = await TestLoop.StartAsync("memory", TestHandler.AcceptEcho);
        var stalls = Channel.CreateUnbounded<LoopStall>();
        await using var watchdog = new Watchdog([loop.Loop], Limit, stall => stalls.Writer.TryWrite(stall));

        using (await LoopHold.TakeAsync(loop.Loop))
        {
            // A machine that is busy may be so slow that the first report comes while the thread is on its way into the wait.
            while ((await stalls.Reader.ReadAsync().AsTask().Within()).Activity != ThreadActivity.Waiting)
            {
            }
        }
    }

    [Fact]
    public async Task A_stall_tells_that_the_thread_computes()
    {
        await using var loop = await TestLoop.StartAsync("memory", TestHandler.AcceptEcho);
        var stalls = Channel.CreateUnbounded<LoopStall>();
        await using var watchdog = new Watchdog([loop.Loop], Limit, stall => stalls.Writer.TryWrite(stall));
        var isReported = false;
        loop.Loop.Post(_ => { while (!Volatile.Read(ref isReported)) { } }, null);

        var stall = await stalls.Reader.ReadAsync().AsTask().Within();
        Volatile.Write(ref isReported, true);
        // Or it would, if the machine had a processor for it.
        var expected = OperatingSystem.IsLinux() ? ThreadActivity.Computing : ThreadActivity.Unknown;
        Assert.True(stall.Activity == expected || stall.Activity == ThreadActivity.WaitingForProcessor, $"{stall.Activity}");
    }

    [Fact]
    public async Task A_stall_is_reported_again_after_ten_and_a_hundred_times_as_long_and_then_after_twice()
    {
        var limit = TimeSpan.FromMilliseconds(2);
        await using var loop = await TestLoop.StartAsync("memory", TestHandler.AcceptEcho);
        var stalls = Channel.CreateUnbounded<LoopStall>();
        await using var watchdog = new Watchdog([loop.Loop], limit, stall => stalls.Writer.TryWrite(stall));

        using (await LoopHold.TakeAsync(loop.Loop))
        {
            foreach (var (times, factor) in new[] { (1, 1), (2, 10), (3, 100), (4, 200), (5, 400) })
            {
                // On a busy machine some may be the machine's.
                LoopStall stall;
                do
                    stall = await stalls.Reader.ReadAsync().AsTask().Within();
                while (stall.IsStarved);
                Assert.Equal(times, stall.Times);
                Assert.True(stall.Duration >= limit * factor);
                Assert.Equal(stall.Duration >= limit * 10, stall.IsLong);
            }
        }
    }

    [Fact]
    public async Task The_next_stall_of_a_loop_is_another()
    {
        await using var loop = await TestLoop.StartAsync("memory", TestHandler.AcceptEcho);
        var stalls = Channel.CreateUnbounded<LoopStall>();
        await using var watchdog = new Watchdog([loop.Loop], Limit, stall => stalls.Writer.TryWrite(stall));

        for (var i = 0; i < 3; i++)
        {
            using var hold = await LoopHold.TakeAsync(loop.Loop);
            LoopStall stall;
            do
                stall = await stalls.Reader.ReadAsync().AsTask().Within();
            while (stall.Times > 1);
            Assert.Same(loop.Loop.Context, loop.Loop.Current);
            Assert.Equal("work outside of any route", stall.Request);
        }
    }

    [Fact]
    public async Task A_loop_that_waits_has_not_started_or_has_ended_is_not_held()
    {
        await using var waiting = await TestLoop.StartAsync("memory", TestHandler.AcceptEcho);
        var ended = await TestLoop.StartAsync("memory", TestHandler.AcceptEcho);
        await ended.DisposeAsync();
        using var idle = new EventLoop(1, loop => TestLoop.MakePoller("memory", loop), error => throw error);
        await using var held = await TestLoop.StartAsync("memory", TestHandler.AcceptEcho);
        var stalls = Channel.CreateUnbounded<LoopStall>();
        await using var watchdog = new Watchdog([waiting.Loop, ended.Loop, idle, held.Loop], Limit, stall => stalls.Writer.TryWrite(stall));

        for (var i = 0; i < 3; i++)
        {
            using var hold = await LoopHold.TakeAsync(held.Loop, new LoopContext(held.Loop) { Scope = new HttpScope { Route = "held" } });
            var stall = await stalls.Reader.ReadAsync().AsTask().Within();
            Assert.Equal((held.Loop, "held"), (stall.Loop, stall.Request));
        }
    }
}
