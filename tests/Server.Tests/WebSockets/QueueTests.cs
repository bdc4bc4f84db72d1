using Adapters.Server.Tests.Connections;

namespace Adapters.Server.Tests.WebSockets;

/// <summary>Bounded queues, and what happens when one side is slower than the other.</summary>
public sealed class QueueTests
{
    private const int Large = 60_000;

    [Fact]
    public void A_send_waits_for_a_client_that_does_not_read()
    {
        var sent = 0;
        using var server = new LoopedServer(SocketApplications.Handler(async socket =>
        {
            await socket.AcceptAsync();
            await socket.ReceiveAsync();
            for (; sent < 100; sent++)
                await socket.SendAsync(new byte[Large]);
        }));
        var peer = new WebSocketPeer(server);
        peer.Link.Window = 0;
        peer.Send("{frame text go}");
        var taken = sent;
        Assert.InRange(taken, 1, 20);
        server.Turn(20);
        Assert.Equal(taken, sent);
        peer.Link.Window = int.MaxValue;
        Assert.Equal(101, peer.Read().Split(", ").Length);
        Assert.Equal(100, sent);
    }

    [Fact]
    public void An_offer_is_not_taken_when_the_queue_is_full()
    {
        WebSocket? socket = null;
        using var server = new LoopedServer(Waiting(accepted => socket = accepted));
        var peer = new WebSocketPeer(server);
        peer.Link.Window = 0;
        var taken = Enumerable.Range(0, 100).Count(_ => Offer(server, socket!, new byte[Large]));
        // What the connection and its endpoint take, and 256 KiB that wait.
        Assert.InRange(taken, 4, 7);
        Assert.Equal(100 - taken, server.Context.Metrics.DroppedMessages);
        peer.Link.Window = int.MaxValue;
        Assert.Equal(taken, peer.Read().Split(", ").Length);
        Assert.True(Offer(server, socket!, new byte[Large]));
    }

    [Fact]
    public void The_oldest_is_dropped_if_that_is_declared()
    {
        WebSocket? socket = null;
        var options = new ServerOptions { WsSendFull = WebSocketFull.DropOldest, WsSendQueue = 3 * Large };
        using var server = new LoopedServer(
            SocketApplications.Handler(async s =>
            {
                await s.AcceptAsync();
                socket = s;
                await s.ReceiveAsync();
            }),
            options);
        var peer = new WebSocketPeer(server);
        peer.Link.Window = 0;
        for (var i = 0; i < 20; i++)
            Assert.True(Offer(server, socket!, Enumerable.Repeat((byte)('a' + i), Large).ToArray()));
        peer.Link.Window = int.MaxValue;
        var received = peer.Read().Split(", ");
        Assert.Equal(20 - received.Length, server.Context.Metrics.DroppedMessages);
        // What the connection has taken, and one that has begun, come before the two newest.
        Assert.InRange(received.Length, 3, 5);
        Assert.Equal(["binary {s*60000}", "binary {t*60000}"], received[^2..]);
    }

    [Fact]
    public void A_slow_client_is_closed_with_1008_if_that_is_declared()
    {
        var options = new ServerOptions { WsSendFull = WebSocketFull.Close };
        using var server = new LoopedServer(
            SocketApplications.Handler(async socket =>
            {
                await socket.AcceptAsync();
                await socket.ReceiveAsync();
                while (true)
                    await socket.SendAsync(new byte[Large]);
            }),
            options);
        var peer = new WebSocketPeer(server);
        peer.Link.Window = 0;
        peer.Send("{frame text go}");
        peer.Link.Window = int.MaxValue;
        Assert.EndsWith("close 1008 the client reads too slowly", peer.Read(), StringComparison.Ordinal);
        Assert.DoesNotContain(server.Log, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public void A_slow_application_stops_the_reading_of_its_client()
    {
        var gate = new TaskCompletionSource();
        var seen = new List<string>();
        using var server = new LoopedServer(Slow(gate, seen), new ServerOptions { WsMaxQueue = 4 });
        var peer = new WebSocketPeer(server);
        for (var i = 0; i < 10; i++)
            peer.Send($"{{frame binary {{{i}*{Large}}}}}");
        Assert.True(peer.Link.Unsent > 0, "The client is not read any more.");
        server.Loop.Post(_ => gate.SetResult(), null);
        peer.Send("{frame close \\x03\\xe8}");
        server.Turn(50);
        Assert.Equal("close 1000", peer.Read());
        Assert.Equal(10, seen.Count);
        Assert.Equal(0, server.Context.Metrics.DroppedMessages);
    }

    [Fact]
    public void A_slow_application_loses_the_oldest_if_that_is_declared()
    {
        var gate = new TaskCompletionSource();
        var seen = new List<string>();
        using var server = new LoopedServer(
            Slow(gate, seen), new ServerOptions { WsMaxQueue = 2, WsReceiveFull = WebSocketFull.DropOldest });
        var peer = new WebSocketPeer(server);
        peer.Send("{frame text 1}{frame text 2}{frame text 3}{frame text 4}{frame text 5}");
        server.Loop.Post(_ => gate.SetResult(), null);
        peer.Ask("{frame close \\x03\\xe8}");
        Assert.Equal(["4", "5"], seen);
        Assert.Equal(3, server.Context.Metrics.DroppedMessages);
    }

    [Fact]
    public void A_slow_application_costs_its_client_1013_if_that_is_declared()
    {
        var gate = new TaskCompletionSource();
        var seen = new List<string>();
        using var server = new LoopedServer(Slow(gate, seen), new ServerOptions { WsMaxQueue = 2, WsReceiveFull = WebSocketFull.Close });
        var peer = new WebSocketPeer(server);
        Assert.Equal(
            "close 1013 the application reads too slowly", peer.Ask("{frame text 1}{frame text 2}{frame text 3}{frame text 4}"));
        server.Loop.Post(_ => gate.SetResult(), null);
        peer.Send("{frame close \\x03\\xf5}");
        Assert.Equal(["1", "2"], seen);
    }

    [Fact]
    public void Pings_are_answered_while_messages_wait()
    {
        var gate = new TaskCompletionSource();
        using var server = new LoopedServer(Slow(gate, []));
        Assert.Equal("pong p", new WebSocketPeer(server).Ask("{frame text 1}{frame text 2}{frame ping p}"));
    }

    /// <summary>A message takes memory however short it is.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("a")]
    public void Short_messages_fill_the_queue_too(string text)
    {
        var sent = 0;
        using var server = new LoopedServer(SocketApplications.Handler(async socket =>
        {
            await socket.AcceptAsync();
            await socket.ReceiveAsync();
            for (; sent < 1_000_000; sent++)
                await socket.SendAsync(text);
        }));
        var peer = new WebSocketPeer(server);
        peer.Link.Window = 0;
        peer.Send("{frame text go}");
        server.Turn(20);
        Assert.InRange(sent, 1_000, 100_000);
    }

    [Theory]
    [InlineData(WebSocketFull.Wait)]
    [InlineData(WebSocketFull.DropOldest)]
    [InlineData(WebSocketFull.Close)]
    public void A_message_that_is_longer_than_the_queue_is_sent(WebSocketFull full)
    {
        WebSocket? socket = null;
        using var server = new LoopedServer(
            Waiting(accepted => socket = accepted), new ServerOptions { WsSendQueue = Large, WsSendFull = full });
        var peer = new WebSocketPeer(server);
        Assert.True(Offer(server, socket!, new byte[5 * Large]));
        Assert.Equal($"binary {{\\x00*{5 * Large}}}", peer.Read());
        Assert.Equal(0, server.Context.Metrics.DroppedMessages);
    }

    [Theory]
    [InlineData(WebSocketFull.Wait)]
    [InlineData(WebSocketFull.DropOldest)]
    [InlineData(WebSocketFull.Close)]
    public async Task Offers_of_another_thread_are_bounded_while_the_loop_is_busy(WebSocketFull full)
    {
        WebSocket? socket = null;
        using var server = new LoopedServer(Waiting(accepted => socket = accepted), new ServerOptions { WsSendFull = full });
        var peer = new WebSocketPeer(server);
        var taken = await Task.Run(() => Enumerable.Range(0, 1_000).Count(_ => socket!.TrySend(new byte[Large])));
        Assert.InRange(taken, 4, 6);
        Assert.Equal(1_000 - taken, server.Context.Metrics.DroppedMessages);
        Assert.NotEmpty(peer.Read());
    }

    /// <summary>One long message takes the place of many short ones, so many must go.</summary>
    [Fact]
    public void The_oldest_are_dropped_until_the_newest_has_room()
    {
        var gate = new TaskCompletionSource();
        var seen = new List<string>();
        using var server = new LoopedServer(
            Slow(gate, seen), new ServerOptions { WsMaxSize = Large, WsReceiveFull = WebSocketFull.DropOldest });
        var peer = new WebSocketPeer(server);
        peer.Send("{frame text }{frame text }{frame text }{frame text }");
        for (var i = 0; i < 40; i++)
            peer.Send($"{{frame text {{x*{Large}}}}}");
        server.Loop.Post(_ => gate.SetResult(), null);
        peer.Ask("{frame close \\x03\\xe8}");
        Assert.Equal([Large], seen.Select(s => s.Length));
        Assert.Equal(43, server.Context.Metrics.DroppedMessages);
    }

    /// <summary>The application is not slow: the loop has not let it run.</summary>
    [Theory]
    [InlineData(WebSocketFull.Wait)]
    [InlineData(WebSocketFull.DropOldest)]
    [InlineData(WebSocketFull.Close)]
    public void Messages_that_come_at_once_all_reach_an_application_that_only_receives(WebSocketFull full)
    {
        var seen = new List<string>();
        using var server = new LoopedServer(
            Slow(Task.CompletedTask, seen), new ServerOptions { WsMaxQueue = 2, WsReceiveFull = full });
        var peer = new WebSocketPeer(server);
        var frames = string.Concat(Enumerable.Range(0, 101).Select(i => $"{{frame text {i}}}"));
        peer.Send(frames + "{frame close \\x03\\xe8}");
        server.Turn(200);
        Assert.Equal("close 1000", peer.Read());
        Assert.Equal(Enumerable.Range(0, 101).Select(i => $"{i}"), seen);
    }

    [Fact]
    public void A_room_sends_to_its_members_and_misses_the_slow_ones()
    {
        var room = new WebSocketRoom();
        using var server = new LoopedServer(SocketApplications.Handler(async socket =>
        {
            await socket.AcceptAsync();
            using var membership = room.Join(socket);
            await foreach (var text in socket.Texts())
                room.Broadcast(text);
        }));
        var peers = Enumerable.Range(0, 10).Select(_ => new WebSocketPeer(server)).ToArray();
        Assert.Equal(10, room.Count);
        peers[0].Link.Window = 0;
        for (var i = 0; i < 20; i++)
            peers[1].Send($"{{frame text {{x*{Large}}}}}");
        Assert.All(peers[1..], peer => Assert.Equal(20, peer.Read().Split(", ").Length));
        peers[0].Link.Window = int.MaxValue;
        var slow = peers[0].Read().Split(", ").Length;
        Assert.InRange(slow, 4, 7);
        Assert.Equal(20 - slow, server.Context.Metrics.DroppedMessages);
        peers[0].Ask("{frame close \\x03\\xe8}");
        Assert.Equal(9, room.Count);
    }

    /// <summary>Members of a room on several loops must see its messages in the same order.</summary>
    [Fact]
    public void An_offer_on_the_loop_does_not_overtake_one_from_another_thread()
    {
        WebSocket? socket = null;
        using var server = new LoopedServer(Waiting(accepted => socket = accepted));
        var peer = new WebSocketPeer(server);
        var thread = new Thread(() => Assert.True(socket!.TrySend("first")));
        thread.Start();
        thread.Join();
        server.Loop.Post(_ => Assert.True(socket!.TrySend("second")), null);
        Assert.True(socket!.TrySend("third"));
        Assert.Equal("text first, text third, text second", peer.Read());
    }

    /// <summary>Accepts, and waits for a message, so that others may use the socket meanwhile.</summary>
    private static AsgiApplication Waiting(Action<WebSocket> accepted) => SocketApplications.Handler(async socket =>
    {
        await socket.AcceptAsync();
        accepted(socket);
        await socket.ReceiveAsync();
    });

    private static AsgiApplication Slow(TaskCompletionSource gate, List<string> seen) => Slow(gate.Task, seen);

    private static AsgiApplication Slow(Task gate, List<string> seen) => SocketApplications.Handler(async socket =>
    {
        await socket.AcceptAsync();
        await gate;
        await foreach (var text in socket.Texts())
            seen.Add(text);
    });

    private static bool Offer(LoopedServer server, WebSocket socket, byte[] bytes)
    {
        var isTaken = false;
        server.Loop.Post(_ => isTaken = socket.TrySend(bytes), null);
        server.Turn();
        return isTaken;
    }
}
