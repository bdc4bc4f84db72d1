using Adapters.Server.Binding;
using Adapters.Server.Tests.Transports;

namespace Adapters.Server.Tests.Binding;

/// <summary>Alone, since the descriptors of the whole process are used up, or their numbers are looked at.</summary>
[CollectionDefinition(DisableParallelization = true)]
public class AloneCollection;

[Collection(typeof(AloneCollection))]
public class AcceptPauseTests
{
    [Theory]
    [ClassData(typeof(SocketTransport))]
    public void Without_descriptors_accepting_pauses_and_then_goes_on(string transport)
    {
        using var loop = TestLoop.Start(transport, TestHandler.AcceptEcho);
        using var open = loop.Connect();
        open.Write("1");
        open.ReadText(1);
        using var late = SocketClient.Make(SocketClient.AddressOf(loop.Bind));
        Exception error;
        long turns;

        using (new DescriptorLimit())
        {
            late.Socket.Connect(SocketClient.AddressOf(loop.Bind));
            late.Write("late");
            error = loop.TakeError();
            // Those that are open are served meanwhile.
            open.Write("2");
            Assert.Equal("2", open.ReadText(1));
            turns = loop.CountTurns();
        }

        Assert.IsType<AcceptPausedException>(error);
        Assert.Equal(
            $"No file descriptor is left for new connections on {loop.Bind}: accepting resumes in one second. Raise the limit (ulimit "
            + "-n) or lower --limit-concurrency.",
            error.Message);
        Assert.InRange(turns, 0, 100);
        Assert.Equal("late", late.ReadText(4));
        loop.TakeErrors();
    }
}
