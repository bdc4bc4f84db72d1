using Adapters.Server.Loops;
using Adapters.Server.Scheduling;
using Adapters.Server.Tests.Scheduling;
using Adapters.Server.Transports;
using Adapters.Server.Transports.Memory;

namespace Adapters.Server.Tests.Transports;

/// <summary>Once warm, to carry bytes allocates nothing on the loop.</summary>
public class AllocationTests
{
    private const int Rounds = 2_000;

    [Fact]
    public void Memory_driven_by_hand_allocates_nothing()
    {
        MemoryPoller poller = null!;
        using var loop = new EventLoop(0, loop => poller = new MemoryPoller(loop), error => throw error);
        poller.Accept(endpoint => new QuietEcho(endpoint));
        var client = poller.Connect();
        var buffer = new byte[16];

        Assert.Equal(0, Measure(() =>
        {
            client.Write("hello"u8);
            for (var count = 0; count == 0; count = client.Read(buffer))
                loop.RunOnce(0);
        }));
    }

    [Fact]
    public void Posting_allocates_nothing()
    {
        using var loop = new EventLoop(0, loop => new MemoryPoller(loop), error => throw error);
        SendOrPostCallback callback = _ => { };

        Assert.Equal(0, Measure(() =>
        {
            for (var i = 0; i < 10; i++)
                loop.Post(callback, null);
            loop.RunOnce(0);
        }));
    }

    [Fact]
    public void Timers_and_the_date_allocate_nothing()
    {
        var time = new ManualTime();
        using var loop = new EventLoop(0, loop => new MemoryPoller(loop), error => throw error, new Platform(time, ThreadScheduler.System));
        var fired = 0;
        var timer = new CallbackTimer(_ => fired++);

        Assert.Equal(0, Measure(() =>
        {
            loop.Timers.Set(timer, loop.Now + 1_000, loop.Now);
            time.Advance(1_500);
            loop.RunOnce(0);
        }));
        Assert.Equal(2 * Rounds, fired);
    }

    [Theory]
    [ClassData(typeof(SocketTransport))]
    public void A_socket_allocates_nothing_on_the_loop(string transport)
    {
        QuietEcho echo = null!;
        using var loop = TestLoop.Start(transport, endpoint => echo = new QuietEcho(endpoint));
        using var client = loop.Connect();
        var buffer = new byte[16];
        for (var i = 0; i < Rounds; i++)
        {
            client.Write("hello"u8);
            Assert.Equal(5, client.Read(buffer));
        }

        Assert.Equal(0, loop.Run(() => echo.AllocatedInSecondHalf));
    }

    private static long Measure(Action round)
    {
        for (var i = 0; i < Rounds; i++)
            round();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Rounds; i++)
            round();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Sends back, and counts what its thread allocates between the middle and the end of the rounds.</summary>
    private sealed class QuietEcho(Endpoint endpoint) : IEndpointHandler
    {
        private readonly byte[] _buffer = new byte[64];
        private int _rounds;
        private long _middle;

        public long AllocatedInSecondHalf { get; private set; } = -1;

        public void OnReadable()
        {
            var count = endpoint.Receive(_buffer);
            if (count <= 0)
                return;
            if (++_rounds == Rounds / 2)
                _middle = GC.GetAllocatedBytesForCurrentThread();
            if (_rounds == Rounds)
                AllocatedInSecondHalf = GC.GetAllocatedBytesForCurrentThread() - _middle;
            endpoint.Send(_buffer.AsSpan(0, count));
        }

        public void OnWritable()
        {
        }

        public void OnPeerShutdown()
        {
        }

        public void OnHangup() => endpoint.Close(reset: false);
    }
}
