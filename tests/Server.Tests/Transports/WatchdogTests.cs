using System.Threading.Channels;
using Adapters.Server.Transports;

namespace Adapters.Server.Tests.Transports;

public class WatchdogTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task A_loop_that_is_held_is_told_with_the_route_that_holds_it()
    {
        await using var loop = await TestLoop.StartAsync("memory", TestHandler.AcceptEcho);
        var stalls = Channel.CreateUnbounded<LoopStall>();
        await using var watchdog = new Watchdog([loop.Loop], Limit, stall => stalls.Writer.TryWrite(stall));
        var context = new LoopContext(loop.Loop) { Scope = new HttpScope { Route = "GET /slow (Slow.Sleep)" } };

        using (await LoopHold.TakeAsync(loop.Loop, context))
        {
            var stall = await stalls.Reader.ReadAsync().AsTask().Within();
            Assert.Equal((0, "GET /slow (Slow.Sleep)"), (stall.Loop, stall.Route));
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
            var stall = await stalls.Reader.ReadAsync().AsTask().Within();
            Assert.Equal(ThreadActivity.Waiting, stall.Activity);
        }
    }

    [Fact]
    public async Task A_stall_tells_that_the_thread_computes()
    {
        await using var loop = await TestLoop.StartAsync("memory", TestHandler.AcceptEcho);
        var stalls = Channel.CreateUnbounded<LoopStall>();
        await using var watchdog = new Watchdog([loop.Loop], Limit, stall => stalls.Writer.TryWrite(stall));
        var isTold = false;
        loop.Loop.Post(_ => { while (!Volatile.Read(ref isTold)) { } }, null);

        var stall = await stalls.Reader.ReadAsync().AsTask().Within();
        Volatile.Write(ref isTold, true);
        Assert.Equal(OperatingSystem.IsLinux() ? ThreadActivity.Computing : ThreadActivity.Unknown, stall.Activity);
    }

    [Fact]
    public async Task Each_stall_is_told_once()
    {
        await using var loop = await TestLoop.StartAsync("memory", TestHandler.AcceptEcho);
        await using var other = await TestLoop.StartAsync("memory", TestHandler.AcceptEcho);
        var stalls = Channel.CreateUnbounded<LoopStall>();
        await using var watchdog = new Watchdog([loop.Loop, other.Loop], Limit, stall => stalls.Writer.TryWrite(stall));

        using (await LoopHold.TakeAsync(loop.Loop))
        {
            await stalls.Reader.ReadAsync().AsTask().Within();
            // The watchdog has looked often by the time that it tells of three stalls of another loop.
            for (var i = 0; i < 3; i++)
            {
                using var hold = await LoopHold.TakeAsync(other.Loop);
                var stall = await stalls.Reader.ReadAsync().AsTask().Within();
                Assert.Same(other.Loop.Context, other.Loop.Current);
                Assert.Null(stall.Route);
            }

            Assert.False(stalls.Reader.TryRead(out _));
        }

        using (await LoopHold.TakeAsync(loop.Loop))
            await stalls.Reader.ReadAsync().AsTask().Within();
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
            Assert.Equal("held", stall.Route);
        }
    }
}
