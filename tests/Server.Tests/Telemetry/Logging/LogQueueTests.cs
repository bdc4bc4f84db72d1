using Adapters.Server.Telemetry.Logging;
using Adapters.Server.Tests.Transports;

namespace Adapters.Server.Tests.Telemetry.Logging;

public sealed class LogQueueTests
{
    [Fact]
    public void A_logger_that_leaves_an_interrupt_behind_does_not_end_the_thread_of_the_loggers()
    {
        var passedOn = new List<int>();
        using (var queue = new LogQueue())
        {
            for (var i = 0; i < 100; i++)
            {
                var number = i;
                Assert.True(queue.TryAdd(() =>
                {
                    passedOn.Add(number);
                    Thread.CurrentThread.Interrupt();
                }));
            }
        }

        Assert.Equal(Enumerable.Range(0, 100), passedOn);
    }

    [Fact]
    public void An_interrupt_of_the_caller_is_left_to_its_next_wait()
    {
        using var taken = new ManualResetEventSlim();
        var passedOn = 0;
        using (var queue = new LogQueue())
        {
            var callers = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
            {
                for (var i = 0; i < 200; i++)
                {
                    Thread.CurrentThread.Interrupt();
                    queue.TryAdd(() => Interlocked.Increment(ref passedOn));
                    Assert.Throws<ThreadInterruptedException>(() => Thread.Sleep(Patience.Limit));
                }
            })).ToArray();
            Array.ForEach(callers, caller => caller.Start());
            Array.ForEach(callers, caller => Assert.True(caller.Join(Patience.Limit)));
        }

        Assert.Equal(800, passedOn);
    }

    [Fact]
    public void It_takes_nothing_after_its_end()
    {
        var queue = new LogQueue();
        Assert.False(queue.HasEnded);
        queue.Dispose();

        Assert.True(queue.HasEnded);
        Assert.False(queue.TryAdd(() => { }));
    }
}
