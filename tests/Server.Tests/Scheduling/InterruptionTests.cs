using Adapters.Server.Scheduling;
using Adapters.Server.Tests.Transports;

namespace Adapters.Server.Tests.Scheduling;

/// <summary>Threads of the server that an application interrupts.</summary>
public sealed class InterruptionTests
{
    [Fact]
    public void A_lock_is_taken_by_a_thread_that_is_interrupted_and_its_next_wait_ends()
    {
        var gate = new Lock();
        bool? isInterrupted = null;
        Thread thread;
        lock (gate)
        {
            thread = StartToWait(() =>
            {
                using (gate.EnterAnyway())
                    isInterrupted = IsInterrupted();
            });
            thread.Interrupt();
        }

        thread.Join();
        Assert.True(isInterrupted);
    }

    [Fact]
    public void What_is_interrupted_in_the_lock_of_another_is_done_again_and_the_next_wait_ends()
    {
        var gate = new object();
        bool? isInterrupted = null;
        Thread thread;
        lock (gate)
        {
            thread = StartToWait(() =>
            {
                Interruption.Insist(gate, static gate => Monitor.Exit(Enter(gate)));
                isInterrupted = IsInterrupted();
            });
            thread.Interrupt();
        }

        thread.Join();
        Assert.True(isInterrupted);

        static object Enter(object gate)
        {
            Monitor.Enter(gate);
            return gate;
        }
    }

    [Fact]
    public void A_monitor_is_taken_by_a_thread_that_is_interrupted_and_its_next_wait_ends()
    {
        var gate = new object();
        bool? isInterrupted = null;
        Thread thread;
        lock (gate)
        {
            thread = StartToWait(() =>
            {
                using (Interruption.EnterMonitor(gate))
                    isInterrupted = IsInterrupted();
            });
            thread.Interrupt();
        }

        thread.Join();
        Assert.True(isInterrupted);
    }

    [Fact]
    public void An_interrupt_that_is_cleared_ends_no_wait()
    {
        Thread.CurrentThread.Interrupt();

        Interruption.Clear();

        Assert.False(IsInterrupted());
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void A_loop_that_is_interrupted_goes_on(string transport)
    {
        using var loop = TestLoop.Start(transport, TestHandler.AcceptEcho);
        var thread = loop.Run(() => Thread.CurrentThread);

        loop.Run(Interrupt);
        Assert.Equal(1, loop.Run(() => 1));
        thread.Interrupt();
        Assert.Equal(2, loop.Run(() => 2));

        int Interrupt()
        {
            Thread.CurrentThread.Interrupt();
            return 0;
        }
    }

    private static bool IsInterrupted() => Record.Exception(() => Thread.Sleep(1)) is ThreadInterruptedException;

    private static Thread StartToWait(ThreadStart run)
    {
        var thread = new Thread(run);
        thread.Start();
        Assert.True(SpinWait.SpinUntil(() => (thread.ThreadState & ThreadState.WaitSleepJoin) != 0, Patience.Limit));
        return thread;
    }
}
