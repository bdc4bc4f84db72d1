using Adapters.Server.Tests.Connections;

namespace Adapters.Server.Tests.WebSockets;

/// <summary>One message to a thousand clients, of which some do not read.</summary>
public sealed class BroadcastTests
{
    private const int Clients = 1_000;
    private const int Messages = 60;
    private const int Size = 4_096;
    private const int Queue = 32 * 1024;

    /// <summary>The output block of a connection, and what its endpoint takes before the client reads.</summary>
    private const int Connection = 128 * 1024;

    [Fact]
    public void It_costs_no_more_than_a_queue_for_each_and_holds_nobody_up()
    {
        var room = new WebSocketRoom();
        using var server = new LoopedServer(
            SocketApplications.Handler(async socket =>
            {
                await socket.AcceptAsync();
                using var membership = room.Join(socket);
                await socket.ReceiveAsync();
            }),
            new ServerOptions { WsSendQueue = Queue });
        var peers = Enumerable.Range(0, Clients).Select(_ => new WebSocketPeer(server)).ToArray();
        var (slow, fast) = (peers[..(Clients / 10)], peers[(Clients / 10)..]);
        foreach (var peer in slow)
            peer.Link.Window = 0;
        var taken = Broadcast(server, room, fast);

        Assert.InRange(taken.Min(), fast.Length, Clients);
        Assert.Equal(fast.Length, taken[^1]);
        Assert.Equal((Clients * Messages) - taken.Sum(), server.Context.Metrics.DroppedMessages);
        foreach (var peer in slow)
        {
            peer.Link.Window = int.MaxValue;
            server.Turn();
            Assert.InRange(peer.ReadAll().Count * Size, 1, Queue + Connection);
        }
    }

    /// <summary>Returns how many clients took each message. Those that read have read it before the next.</summary>
    private static List<int> Broadcast(LoopedServer server, WebSocketRoom room, WebSocketPeer[] readers)
    {
        var taken = new List<int>();
        for (var i = 0; i < Messages; i++)
        {
            var text = new string((char)('A' + i), Size);
            server.Loop.Post(_ => taken.Add(room.Broadcast(text)), null);
            server.Turn();
            Assert.All(readers, peer => Assert.Single(peer.ReadAll()));
        }

        return taken;
    }
}
