using Adapters.Server.Native;
using Adapters.Server.Transports;

namespace Adapters.Server.Tests.Transports;

public class EndingTests
{
    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void A_peer_that_ends_its_side_is_read_as_the_end(string transport)
    {
        var handler = TestHandler.Echo();
        using var loop = TestLoop.Start(transport, handler);
        using var client = loop.Connect();

        client.Write("last");
        client.End();

        Assert.Equal("last", client.ReadText(4));
        Assert.Equal(["accepted", "end"], [handler.Next(), handler.Next()]);
        Assert.Equal((0, false), client.Drain());
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void What_a_peer_sent_before_it_left_is_read(string transport)
    {
        var length = 0;
        var handler = new TestHandler
        {
            Readable = handler =>
            {
                if (handler.ReadAll(bytes => length += bytes.Length) != 0)
                    return;
                handler.See($"{length} and the end");
                handler.Endpoint.Close(reset: false);
            },
        };
        using var loop = TestLoop.Start(transport, handler);
        using (loop.Hold())
        {
            var client = loop.Connect();
            client.Write(new byte[5_000]);
            client.Close();
        }

        Assert.Equal(["accepted", "5000 and the end"], [handler.Next(), handler.Next()]);
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void A_reset_by_the_peer_fails_the_next_receive(string transport)
    {
        var handler = TestHandler.Echo();
        using var loop = TestLoop.Start(transport, handler);
        using var client = loop.Connect();
        Assert.Equal("accepted", handler.Next());

        client.Reset();

        Assert.Equal("failed", handler.Next());
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void Sending_to_a_peer_that_has_reset_fails(string transport)
    {
        var handler = new TestHandler
        {
            Readable = handler =>
            {
                handler.ReadAll();
                handler.See(handler.Endpoint.Send("x"u8) == Endpoint.Failed ? "failed" : "sent");
                handler.Endpoint.Close(reset: false);
            },
        };
        using var loop = TestLoop.Start(transport, handler);
        using var client = loop.Connect();
        Assert.Equal("accepted", handler.Next());

        client.Reset();

        Assert.Equal("failed", handler.Next());
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void A_reset_is_reported_once_when_nothing_is_watched(string transport)
    {
        var handler = new TestHandler();
        using var loop = TestLoop.Start(transport, handler);
        using var client = loop.Connect();
        Assert.Equal("accepted", handler.Next());
        loop.Run(() => handler.Endpoint.Watch(Interest.None));

        client.Reset();

        Assert.Equal("hangup", handler.Next());
        Assert.InRange(loop.CountTurns(), 0, 50);
        Assert.False(handler.HasMore);
        loop.Run(() => handler.Endpoint.Close(reset: false));
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void An_end_of_the_peer_is_reported_to_a_connection_that_does_not_read(string transport)
    {
        var handler = new TestHandler();
        using var loop = TestLoop.Start(transport, handler);
        using var client = loop.Connect();
        Assert.Equal("accepted", handler.Next());
        loop.Run(() => handler.Endpoint.Watch(Interest.PeerShutdown));

        client.Write("unread"u8);
        Assert.False(handler.HasMore);
        client.Close();

        Assert.Equal("shutdown", handler.Next());
        Assert.InRange(loop.CountTurns(), 0, 50);
        Assert.False(handler.HasMore);
        loop.Run(() => handler.Endpoint.Close(reset: false));
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void A_reset_is_reported_when_only_room_to_write_is_watched(string transport)
    {
        var handler = new TestHandler
        {
            Readable = handler =>
            {
                handler.ReadAll();
                while (handler.Endpoint.Send(new byte[64 * 1024]) > 0)
                {
                }

                handler.Endpoint.Watch(Interest.Write);
                handler.See("full");
            },
            Writable = handler =>
            {
                if (handler.Endpoint.Send("x"u8) == Endpoint.Failed)
                    handler.See("hangup");
            },
            Hangup = handler => handler.Endpoint.Close(reset: false),
        };
        using var loop = TestLoop.Start(transport, handler);
        using var client = loop.Connect();
        client.Write("go");
        Assert.Equal(["accepted", "full"], [handler.Next(), handler.Next()]);

        client.Reset();

        Assert.Equal("hangup", handler.Next());
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void Closing_ends_the_peers_connection(string transport)
    {
        var handler = new TestHandler();
        using var loop = TestLoop.Start(transport, handler);
        using var client = loop.Connect();
        Assert.Equal("accepted", handler.Next());

        loop.Run(() =>
        {
            handler.Endpoint.Send("bye"u8);
            handler.Endpoint.Close(reset: false);
        });

        Assert.Equal((3, false), client.Drain());
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void Closing_with_a_reset_is_an_error_to_the_peer(string transport)
    {
        var handler = new TestHandler();
        using var loop = TestLoop.Start(transport, handler);
        using var client = loop.Connect();
        Assert.Equal("accepted", handler.Next());

        loop.Run(() => handler.Endpoint.Close(reset: true));

        Assert.Equal((0, true), client.Drain());
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void Closing_twice_closes_once(string transport)
    {
        var handlers = new List<TestHandler>();
        using var loop = TestLoop.Start(transport, endpoint =>
        {
            handlers.Add(TestHandler.Echo());
            return handlers[^1].Accept(endpoint);
        });
        using var first = loop.Connect();
        first.Write("1");
        first.ReadText(1);
        loop.Run(() => handlers[0].Endpoint.Close(reset: false));
        using var second = loop.Connect();
        second.Write("2");
        second.ReadText(1);

        loop.Run(() => handlers[0].Endpoint.Close(reset: true));

        second.Write("3");
        Assert.Equal("3", second.ReadText(1));
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void An_endpoint_that_is_closed_neither_receives_nor_sends(string transport)
    {
        var handler = new TestHandler();
        using var loop = TestLoop.Start(transport, handler);
        using var client = loop.Connect();
        Assert.Equal("accepted", handler.Next());

        var results = loop.Run(() =>
        {
            handler.Endpoint.Close(reset: false);
            handler.Endpoint.Watch(Interest.Read | Interest.Write);
            handler.Endpoint.ShutdownSend();
            return (handler.Endpoint.Receive(new byte[1]), handler.Endpoint.Send("x"u8));
        });

        Assert.Equal((Endpoint.Failed, Endpoint.Failed), results);
        Assert.False(handler.HasMore);
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void A_connection_that_is_not_wanted_is_closed(string transport)
    {
        using var loop = TestLoop.Start(transport, endpoint =>
        {
            endpoint.Send("busy"u8);
            return null;
        });
        using var client = loop.Connect();

        Assert.Equal((4, false), client.Drain());
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void A_connection_that_is_closed_while_it_is_accepted_stays_closed(string transport)
    {
        var handler = new TestHandler();
        using var loop = TestLoop.Start(transport, endpoint =>
        {
            endpoint.Close(reset: false);
            return handler;
        });
        using var client = loop.Connect();

        Assert.Equal((0, false), client.Drain());
        Assert.False(handler.HasMore);
        Assert.InRange(loop.CountTurns(), 0, 50);
    }
}
