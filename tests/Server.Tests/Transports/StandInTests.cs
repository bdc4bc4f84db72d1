using Adapters.Server.Binding;

namespace Adapters.Server.Tests.Transports;

/// <summary>A loop that accepts from the listeners of another one, which is held.</summary>
public sealed class StandInTests : IDisposable
{
    private const int Connections = 40;

    private readonly TemporaryDirectory _directory = new();
    private readonly int[] _counts = new int[2];

    public static TheoryData<string, string> Addresses => new()
    {
        { "epoll", "tcp" },
        { "epoll", "unix" },
        { "sockets", "tcp" },
        { "sockets", "unix" },
    };

    public void Dispose() => _directory.Dispose();

    [Theory]
    [MemberData(nameof(Addresses))]
    public void Whoever_comes_while_a_loop_is_held_is_served_by_the_other(string transport, string family)
    {
        using var loops = Start(transport, family);
        using var hold = loops.Hold(0);
        loops.Run(1, () => loops[1].TakeOver(loops[0]));

        for (var i = 0; i < Connections; i++)
            Ask(loops);

        Assert.Equal([0, Connections], _counts);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public void Whoever_waits_for_a_loop_that_is_held_is_served_by_the_other(string transport, string family)
    {
        using var loops = Start(transport, family);
        using var hold = loops.Hold(0);
        var clients = Enumerable.Range(0, Connections).Select(_ => SocketClient.Connect(SocketClient.AddressOf(loops.Bind))).ToArray();

        loops.Run(1, () => loops[1].TakeOver(loops[0]));

        Assert.All(clients, Ask);
        Assert.Equal([0, Connections], _counts);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public void A_loop_that_turns_again_has_its_listeners_back(string transport, string family)
    {
        using var loops = Start(transport, family);
        using (loops.Hold(0))
        {
            loops.Run(1, () => loops[1].TakeOver(loops[0]));
            Ask(loops);
        }

        loops.Run(1, () => loops[1].GiveBack(loops[0]));
        for (var i = 0; i < Connections; i++)
        {
            // One connection at a time may always wake the same of two idle loops, where they wait on one descriptor.
            using var hold = transport == "epoll" && family == "unix" ? loops.Hold(1) : null;
            Ask(loops);
        }

        Assert.InRange(_counts[0], 1, Connections);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public void A_loop_that_stands_in_accepts_those_who_wait_before_it_stops(string transport, string family)
    {
        using var loops = Start(transport, family);
        using var hold = loops.Hold(0);
        loops.Run(1, () => loops[1].TakeOver(loops[0]));
        TestClient[] clients = [];

        loops.Run(1, () =>
        {
            clients = [.. Enumerable.Range(0, Connections).Select(_ => SocketClient.Connect(SocketClient.AddressOf(loops.Bind)))];
            loops[1].StopAccepting();
        });

        Assert.All(clients, Ask);
    }

    private LoopPair Start(string transport, string family) => new(
        transport, family == "tcp" ? Bind.Parse("127.0.0.1:0") : Bind.Parse($"unix:{_directory.File("a.sock")}"), _counts);

    private static void Ask(LoopPair loops) => Ask(SocketClient.Connect(SocketClient.AddressOf(loops.Bind)));

    private static void Ask(TestClient client)
    {
        using (client)
        {
            client.Write("x");
            Assert.Equal("x", client.ReadText(1));
        }
    }
}
