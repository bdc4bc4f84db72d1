using System.Collections.Concurrent;
using Adapters.Server.Transports;

namespace Adapters.Server.Tests.Transports;

public class WatchdogTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task A_loop_that_is_held_is_told_with_the_route_that_holds_it()
    {
        await using var loop = await TestLoop.StartAsync("memory", TestHandler.AcceptEcho);
        using var stalls = new BlockingCollection<LoopStall>();
        await using var watchdog = new Watchdog([loop.Loop], Limit, stalls.Add);
        var context = new LoopContext(loop.Loop) { Scope = new HttpScope { Route = "GET /slow (Slow.Sleep)" } };

        using (LoopHold.Take(loop.Loop, context))
        {
            Assert.True(stalls.TryTake(out var stall, Patience.Limit));
            Assert.Equal((0, "GET /slow (Slow.Sleep)"), (stall.Loop, stall.Route));
            Assert.True(stall.Duration >= Limit);
        }
    }

    [Fact]
    public async Task A_stall_tells_that_the_thread_waits()
    {
        await using var loop = await TestLoop.StartAsync("memory", TestHandler.AcceptEcho);
        using var stalls = new BlockingCollection<LoopStall>();
        await using var watchdog = new Watchdog([loop.Loop], Limit, stalls.Add);

        using (LoopHold.Take(loop.Loop))
        {
            Assert.True(stalls.TryTake(out var stall, Patience.Limit));
            Assert.Equal(ThreadActivity.Waiting, stall.Activity);
        }
    }

    [Fact]
    public async Task A_stall_tells_that_the_thread_computes()
    {
        await using var loop = await TestLoop.StartAsync("memory", TestHandler.AcceptEcho);
        using var stalls = new BlockingCollection<LoopStall>();
        await using var watchdog = new Watchdog([loop.Loop], Limit, stalls.Add);
        var isTold = false;
        loop.Loop.Post(_ => { while (!Volatile.Read(ref isTold)) { } }, null);

        Assert.True(stalls.TryTake(out var stall, Patience.Limit));
        Volatile.Write(ref isTold, true);
        Assert.Equal(OperatingSystem.IsLinux() ? ThreadActivity.Computing : ThreadActivity.Unknown, stall.Activity);
    }

    [Fact]
    public async Task Each_stall_is_told_once()
    {
        await using var loop = await TestLoop.StartAsync("memory", TestHandler.AcceptEcho);
        await using var other = await TestLoop.StartAsync("memory", TestHandler.AcceptEcho);
        using var stalls = new BlockingCollection<LoopStall>();
        await using var watchdog = new Watchdog([loop.Loop, other.Loop], Limit, stalls.Add);

        using (LoopHold.Take(loop.Loop))
        {
            Assert.True(stalls.TryTake(out _, Patience.Limit));
            // The watchdog has looked often by the time that it tells of three stalls of another loop.
            for (var i = 0; i < 3; i++)
            {
                using var hold = LoopHold.Take(other.Loop);
                Assert.True(stalls.TryTake(out var stall, Patience.Limit));
                Assert.Same(other.Loop.Context, other.Loop.Current);
                Assert.Null(stall.Route);
            }

            Assert.Empty(stalls);
        }

        using (LoopHold.Take(loop.Loop))
            Assert.True(stalls.TryTake(out _, Patience.Limit));
    }

    [Fact]
    public async Task A_loop_that_waits_has_not_started_or_has_ended_is_not_held()
    {
        await using var waiting = await TestLoop.StartAsync("memory", TestHandler.AcceptEcho);
        var ended = await TestLoop.StartAsync("memory", TestHandler.AcceptEcho);
        await ended.DisposeAsync();
        using var idle = new EventLoop(1, loop => TestLoop.MakePoller("memory", loop), error => throw error);
        await using var held = await TestLoop.StartAsync("memory", TestHandler.AcceptEcho);
        using var stalls = new BlockingCollection<LoopStall>();
        await using var watchdog = new Watchdog([waiting.Loop, ended.Loop, idle, held.Loop], Limit, stalls.Add);

        for (var i = 0; i < 3; i++)
        {
            using var hold = LoopHold.Take(held.Loop, new LoopContext(held.Loop) { Scope = new HttpScope { Route = "held" } });
            Assert.True(stalls.TryTake(out var stall, Patience.Limit));
            Assert.Equal("held", stall.Route);
        }
    }
}
