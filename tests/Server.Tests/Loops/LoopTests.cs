using System.Globalization;
using System.Text;
using Adapters.Server.Loops;
using Adapters.Server.Tests.Transports;
using Adapters.Server.Transports;

namespace Adapters.Server.Tests.Loops;

public class LoopTests
{
    [Theory]
    [ClassData(typeof(EveryTransport))]
    public async Task Posts_of_one_thread_run_in_order(string transport)
    {
        const int Threads = 4;
        const int Posts = 20_000;
        await using var loop = await TestLoop.StartAsync(transport, TestHandler.AcceptEcho);
        var next = new int[Threads];
        var isOrdered = true;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var left = Threads * Posts;

        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < Posts; i++)
                loop.Loop.Post(Take, (thread, i));
        })));
        await done.Task.Within();

        Assert.True(isOrdered);

        void Take(object? state)
        {
            var (thread, i) = ((int, int))state!;
            isOrdered &= next[thread]++ == i && loop.Loop.IsCurrent;
            if (--left == 0)
                done.SetResult();
        }
    }

    /// <summary>The rest of a handler that was given up at the end of a server, for example.</summary>
    [Theory]
    [ClassData(typeof(EveryTransport))]
    public async Task Work_that_is_posted_after_the_end_runs_one_after_the_other_as_on_the_loop(string transport)
    {
        var loop = await TestLoop.StartAsync(transport, TestHandler.AcceptEcho);
        loop.Loop.Stop();
        await loop.Loop.Completion.Within();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (inside, left, isWhole) = (0, 100, true);

        await Parallel.ForAsync(0, left, (_, _) =>
        {
            loop.Loop.Post(Take, null);
            return default;
        });
        await done.Task.Within();

        Assert.True(isWhole);
        Assert.False(loop.Loop.IsCurrent);
        await loop.DisposeAsync();

        void Take(object? _)
        {
            isWhole &= ++inside == 1 && loop.Loop.IsCurrent && SynchronizationContext.Current == loop.Loop.Context;
            inside--;
            if (--left == 0)
                done.SetResult();
        }
    }

    /// <summary>A post that did not wake the loop would wait for ever: nothing else does.</summary>
    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void A_post_wakes_a_loop_that_waits(string transport)
    {
        using var loop = TestLoop.Start(transport, TestHandler.AcceptEcho);

        for (var i = 0; i < 20; i++)
            Assert.Equal(i, loop.Run(() => i));
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public async Task What_is_posted_on_the_loop_runs_in_the_next_turn(string transport)
    {
        await using var loop = await TestLoop.StartAsync(transport, TestHandler.AcceptEcho);
        var done = new TaskCompletionSource<bool>();
        await loop.RunAsync(() =>
        {
            var isReturned = false;
            loop.Loop.Post(_ => done.SetResult(isReturned), null);
            isReturned = true;
        });

        Assert.True(await done.Task.Within());
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void An_error_in_a_post_is_reported_and_the_loop_goes_on(string transport)
    {
        using var loop = TestLoop.Start(transport, TestHandler.AcceptEcho);

        loop.Loop.Post(_ => throw new InvalidOperationException("posted"), null);

        Assert.Equal("posted", loop.TakeError().Message);
        Assert.Equal(7, loop.Run(() => 7));
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void An_error_in_a_handler_resets_its_connection_alone(string transport)
    {
        using var loop = TestLoop.Start(transport, endpoint =>
        {
            var handler = new TestHandler
            {
                Readable = self =>
                    self.ReadAll(bytes => _ = bytes[0] == '!' ? throw new InvalidOperationException("handler") : self.Endpoint.Send(bytes)),
            };
            return handler.Accept(endpoint);
        });
        using var bad = loop.Connect();
        using var good = loop.Connect();

        bad.Write("!");

        Assert.Equal("handler", loop.TakeError().Message);
        Assert.Equal((0, true), bad.Drain());
        good.Write("ok");
        Assert.Equal("ok", good.ReadText(2));
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void An_error_in_accept_resets_its_connection_alone(string transport)
    {
        var isFirst = true;
        using var loop = TestLoop.Start(transport, endpoint =>
        {
            if (!isFirst)
                return TestHandler.AcceptEcho(endpoint);
            isFirst = false;
            throw new InvalidOperationException("accept");
        });
        using var bad = loop.Connect();
        Assert.Equal((0, true), bad.Drain());

        Assert.Equal("accept", loop.TakeError().Message);
        using var good = loop.Connect();
        good.Write("ok");
        Assert.Equal("ok", good.ReadText(2));
    }

    [Fact]
    public async Task An_error_in_a_timer_does_not_keep_the_others_from_firing()
    {
        await using var loop = await TestLoop.StartAsync("memory", TestHandler.AcceptEcho);
        var fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var left = 2;
        await loop.RunAsync(() =>
        {
            loop.SetTimer(1, _ => Fire());
            loop.SetTimer(1, _ => throw new InvalidOperationException("timer"));
            loop.SetTimer(1, _ => Fire());
        });

        Assert.Equal("timer", (await Task.Run(loop.TakeError)).Message);
        await fired.Task.Within();

        void Fire()
        {
            if (--left == 0)
                fired.SetResult();
        }
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void Stopping_ends_the_thread(string transport)
    {
        var loop = TestLoop.Start(transport, TestHandler.AcceptEcho);

        loop.Dispose();

        Assert.True(loop.Loop.Completion.IsCompletedSuccessfully);
        loop.Loop.Post(_ => Assert.Fail("It runs no more."), null);
    }

    [Theory]
    [ClassData(typeof(SocketTransport))]
    public void Stopping_ends_the_connections_that_are_open(string transport)
    {
        var loop = TestLoop.Start(transport, TestHandler.AcceptEcho);
        using var client = loop.Connect();
        client.Write("x");
        client.ReadText(1);

        loop.Dispose();

        Assert.Equal(0, client.Drain().Count);
    }

    [Fact]
    public void The_date_is_that_of_the_specification_and_goes_on_with_the_clock()
    {
        using var loop = TestLoop.Start("memory", TestHandler.AcceptEcho);
        var first = Read();

        loop.WaitForTimer(1_100);

        Assert.InRange((Read() - first).TotalSeconds, 1, Patience.Limit.TotalSeconds);

        DateTime Read() => loop.Run(() => DateTime.ParseExact(
            Encoding.ASCII.GetString(loop.Loop.Date), "ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void One_turn_is_run_by_hand()
    {
        using var loop = new EventLoop(0, loop => TestLoop.MakePoller("memory", loop), error => throw error);
        var isRun = false;
        loop.Post(_ => isRun = loop.IsCurrent, null);

        loop.RunOnce(0);

        Assert.True(isRun);
    }
}
