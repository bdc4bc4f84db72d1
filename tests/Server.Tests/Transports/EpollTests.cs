using Adapters.Server.Tests.Binding;
using Adapters.Server.Transports;

namespace Adapters.Server.Tests.Transports;

/// <summary>What can only go wrong where connections are numbers that are given away again.</summary>
[Collection(typeof(AloneCollection))]
public class EpollTests
{
    /// <summary>
    /// One round has, in this order: bytes for A, a new connection C, bytes for B. A closes B, so C gets B's descriptor,
    /// and the event of B must not reach C, which has nothing to read.
    /// </summary>
    [Fact]
    public void An_event_of_a_closed_connection_does_not_reach_the_next_owner_of_its_descriptor()
    {
        var handlers = new List<TestHandler>();
        var descriptors = new List<long>();
        using var loop = TestLoop.Start("epoll", endpoint =>
        {
            descriptors.Add(((Server.Transports.Epoll.EpollEndpoint)endpoint).Descriptor);
            handlers.Add(new TestHandler { Readable = self => OnReadable(self, handlers) });
            return handlers[^1].Accept(endpoint);
        });
        using var a = Connect(1);
        using var b = Connect(2);
        TestClient c;
        using (loop.Hold())
        {
            a.Write("a");
            c = loop.Connect();
            b.Write("b");
        }

        loop.CountTurns();

        Assert.Equal(3, loop.Run(() => handlers.Count));
        Assert.Equal(descriptors[1], descriptors[2]);
        Assert.Equal("accepted", handlers[2].Next());
        Assert.False(handlers[2].HasMore);
        c.Close();

        TestClient Connect(int count)
        {
            var client = loop.Connect();
            SpinWait.SpinUntil(() => loop.Run(() => handlers.Count) == count, Patience.Limit);
            return client;
        }
    }

    [Fact]
    public void Connections_that_are_open_when_the_loop_ends_give_their_descriptors_back()
    {
        var before = CountDescriptors();
        var loop = TestLoop.Start("epoll", TestHandler.AcceptEcho);
        var clients = Enumerable.Range(0, 100).Select(_ => loop.Connect()).ToArray();
        foreach (var client in clients)
        {
            client.Write("x");
            client.ReadText(1);
        }

        loop.Dispose();
        Array.ForEach(clients, client => client.Close());

        // Other suites open and close some at the same time.
        Assert.InRange(CountDescriptors(), 0, before + 90);
    }

    private static int CountDescriptors() => Directory.GetFiles("/proc/self/fd").Length;

    private static void OnReadable(TestHandler self, List<TestHandler> handlers)
    {
        self.See("notified");
        self.ReadAll();
        if (self == handlers[0])
            handlers[1].Endpoint.Close(reset: false);
    }
}
