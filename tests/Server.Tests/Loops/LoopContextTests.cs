using Adapters.Server.Loops;
using Adapters.Server.Tests.Transports;

namespace Adapters.Server.Tests.Loops;

public class LoopContextTests
{
    [Fact]
    public async Task An_await_comes_back_to_its_loop_and_its_context()
    {
        await using var loop = await TestLoop.StartAsync("memory", TestHandler.AcceptEcho);
        var context = new LoopContext(loop.Loop) { Scope = new HttpScope() };
        var seen = new TaskCompletionSource<(bool, LoopContext?, SynchronizationContext?)>(
            TaskCreationOptions.RunContinuationsAsynchronously);

        loop.Loop.Post(
            async void (_) =>
            {
                await Task.Run(() => { });
                seen.SetResult((loop.Loop.IsCurrent, loop.Loop.Current, SynchronizationContext.Current));
            },
            null,
            context);

        Assert.Equal((true, context, context), await seen.Task.Within());
    }

    [Fact]
    public void Contexts_nest()
    {
        using var loop = TestLoop.Start("memory", TestHandler.AcceptEcho);
        var outer = new LoopContext(loop.Loop);
        var inner = new LoopContext(loop.Loop);

        var seen = loop.Run(() =>
        {
            var seen = new List<LoopContext?>();
            loop.Loop.Enter(outer);
            loop.Loop.Enter(inner);
            seen.Add(loop.Loop.Current);
            loop.Loop.Exit();
            seen.Add(loop.Loop.Current);
            loop.Loop.Exit();
            seen.Add(loop.Loop.Current);
            return seen;
        });

        Assert.Equal([inner, outer, loop.Loop.Context], seen);
    }

    [Fact]
    public void Code_that_throws_does_not_leave_its_context_behind()
    {
        using var loop = TestLoop.Start("memory", TestHandler.AcceptEcho);

        loop.Loop.Post(
            _ =>
            {
                loop.Loop.Enter(new LoopContext(loop.Loop));
                throw new InvalidOperationException("inside");
            },
            null);

        Assert.Equal("inside", loop.TakeError().Message);
        Assert.Same(loop.Loop.Context, loop.Run(() => loop.Loop.Current));
    }

    [Fact]
    public void Send_on_the_loop_runs_at_once()
    {
        using var loop = TestLoop.Start("memory", TestHandler.AcceptEcho);

        Assert.True(loop.Run(() =>
        {
            var isRun = false;
            loop.Loop.Context.Send(_ => isRun = true, null);
            return isRun;
        }));
    }

    [Fact]
    public void Send_from_another_thread_is_refused()
    {
        using var loop = TestLoop.Start("memory", TestHandler.AcceptEcho);

        var error = Assert.Throws<NotSupportedException>(() => loop.Loop.Context.Send(_ => { }, null));

        Assert.Equal("Send would block this thread until the event loop is free: use Post.", error.Message);
    }
}
