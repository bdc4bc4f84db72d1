using Adapters.Server.Transports;

namespace Adapters.Server.Tests.Transports;

public class WatchingTests
{
    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void What_is_not_watched_is_not_reported(string transport)
    {
        var handler = new TestHandler();
        using var loop = TestLoop.Start(transport, handler);
        using var client = loop.Connect();
        Assert.Equal("accepted", handler.Next());
        loop.Run(() => handler.Endpoint.Watch(Interest.None));

        client.Write("unseen");

        Assert.InRange(loop.CountTurns(), 0, 50);
        Assert.False(handler.HasMore);
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void What_came_while_nothing_was_watched_is_reported_when_it_is_watched_again(string transport)
    {
        var handler = TestHandler.Echo();
        using var loop = TestLoop.Start(transport, handler);
        using var client = loop.Connect();
        Assert.Equal("accepted", handler.Next());
        loop.Run(() => handler.Endpoint.Watch(Interest.None));
        client.Write("later");

        loop.Run(() => handler.Endpoint.Watch(Interest.Read));

        Assert.Equal("later", client.ReadText(5));
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void Room_to_write_is_reported_at_once_if_there_is_room(string transport)
    {
        var handler = new TestHandler { Writable = Once };
        using var loop = TestLoop.Start(transport, handler);
        using var client = loop.Connect();
        Assert.Equal("accepted", handler.Next());

        loop.Run(() => handler.Endpoint.Watch(Interest.Write));

        Assert.Equal("room", handler.Next());

        static void Once(TestHandler handler)
        {
            handler.See("room");
            handler.Endpoint.Watch(Interest.None);
        }
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void An_end_is_reported_no_more_when_reading_is_not_watched(string transport)
    {
        var handler = new TestHandler
        {
            Readable = handler =>
            {
                if (handler.ReadAll() != 0)
                    return;
                handler.See("end");
                handler.Endpoint.Watch(Interest.None);
            },
        };
        using var loop = TestLoop.Start(transport, handler);
        using var client = loop.Connect();

        client.End();

        Assert.Equal(["accepted", "end"], [handler.Next(), handler.Next()]);
        Assert.InRange(loop.CountTurns(), 0, 50);
        Assert.False(handler.HasMore);
    }

    /// <summary>Both are ready in one round; the one that is notified first closes the other.</summary>
    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void A_connection_closed_by_another_of_the_same_round_is_not_notified(string transport)
    {
        var handlers = new List<TestHandler>();
        using var loop = TestLoop.Start(transport, endpoint =>
        {
            var handler = new TestHandler
            {
                Readable = self =>
                {
                    self.See("notified");
                    self.ReadAll();
                    handlers.Single(h => h != self).Endpoint.Close(reset: false);
                },
            };
            handlers.Add(handler);
            return handler.Accept(endpoint);
        });
        using var a = loop.Connect();
        using var b = loop.Connect();
        loop.Run(() => 0);
        while (loop.Run(() => handlers.Count) < 2)
            Thread.Yield();
        using (loop.Hold())
        {
            a.Write("x");
            b.Write("x");
        }

        Assert.InRange(loop.CountTurns(), 0, 50);
        Assert.Equal(3, loop.Run(() => handlers.Sum(CountSeen)));

        static int CountSeen(TestHandler handler)
        {
            var count = 0;
            for (; handler.HasMore; count++)
                handler.Next();
            return count;
        }
    }

    /// <summary>The handler closes in OnReadable, with room to write in the same event.</summary>
    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void A_connection_that_closes_while_it_reads_is_not_notified_that_it_may_write(string transport)
    {
        var handler = new TestHandler
        {
            Readable = handler =>
            {
                handler.See("closed");
                handler.Endpoint.Close(reset: false);
            },
        };
        using var loop = TestLoop.Start(transport, handler);
        using var client = loop.Connect();
        Assert.Equal("accepted", handler.Next());
        loop.Run(() =>
        {
            handler.Endpoint.Watch(Interest.None);
        });
        using (loop.Hold())
        {
            client.Write("x");
            loop.Loop.Post(_ => handler.Endpoint.Watch(Interest.Read | Interest.Write), null);
        }

        for (var seen = handler.Next(); seen != "closed"; seen = handler.Next())
            Assert.Equal("writable", seen);
        Assert.InRange(loop.CountTurns(), 0, 50);
        Assert.False(handler.HasMore);
    }
}
