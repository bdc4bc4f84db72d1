using System.Text;
using Adapters.Server.Transports;

namespace Adapters.Server.Tests.Transports;

public class TransferTests
{
    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void Bytes_come_back(string transport)
    {
        using var loop = TestLoop.Start(transport, TestHandler.AcceptEcho);
        using var client = loop.Connect();

        client.Write("hello");

        Assert.Equal("hello", client.ReadText(5));
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void A_connection_is_used_many_times(string transport)
    {
        using var loop = TestLoop.Start(transport, TestHandler.AcceptEcho);
        using var client = loop.Connect();

        for (var i = 0; i < 1_000; i++)
        {
            client.Write($"{i:D8}");
            Assert.Equal($"{i:D8}", client.ReadText(8));
        }
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void Many_connections_do_not_mix(string transport)
    {
        using var loop = TestLoop.Start(transport, TestHandler.AcceptEcho);
        var clients = Enumerable.Range(0, 400).Select(_ => loop.Connect()).ToArray();

        for (var i = 0; i < clients.Length; i++)
            clients[i].Write($"{i:D8}");

        for (var i = 0; i < clients.Length; i++)
            Assert.Equal($"{i:D8}", clients[i].ReadText(8));
        Array.ForEach(clients, client => client.Close());
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void Bytes_sent_before_the_connection_was_accepted_arrive(string transport)
    {
        using var loop = TestLoop.Start(transport, TestHandler.AcceptEcho);
        TestClient client;
        using (loop.Hold())
        {
            client = loop.Connect();
            client.Write("early");
        }

        Assert.Equal("early", client.ReadText(5));
        client.Close();
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void What_a_full_peer_does_not_take_is_sent_when_it_has_room(string transport)
    {
        const int Total = 8 * 1024 * 1024;
        var sender = new PatternSender(Total);
        using var loop = TestLoop.Start(transport, sender.Handler);
        using var client = loop.Connect();
        client.Write("go");
        Assert.Equal("accepted", sender.Handler.Next());
        Assert.Equal("blocked", sender.Handler.Next());

        var position = 0L;
        var (count, isReset) = client.Drain(bytes => PatternSender.Check(bytes, ref position));

        Assert.Equal(Total, count);
        Assert.False(isReset);
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void A_peer_that_has_ended_its_side_still_gets_everything(string transport)
    {
        const int Total = 8 * 1024 * 1024;
        var sender = new PatternSender(Total);
        using var loop = TestLoop.Start(transport, sender.Handler);
        using var client = loop.Connect();

        client.Write("go");
        client.End();

        Assert.Equal((Total, false), client.Drain());
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void What_is_left_unread_is_reported_again(string transport)
    {
        var handler = new TestHandler
        {
            Readable = handler =>
            {
                var one = new byte[1];
                if (handler.Endpoint.Receive(one) == 1)
                    handler.See(Encoding.ASCII.GetString(one));
            },
        };
        using var loop = TestLoop.Start(transport, handler);
        using var client = loop.Connect();

        client.Write("abc");

        Assert.Equal(["accepted", "a", "b", "c"], Enumerable.Range(0, 4).Select(_ => handler.Next()));
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void Nothing_to_read_would_block(string transport)
    {
        var handler = new TestHandler();
        using var loop = TestLoop.Start(transport, handler);
        using var client = loop.Connect();
        Assert.Equal("accepted", handler.Next());

        Assert.Equal(Endpoint.WouldBlock, loop.Run(() => handler.Endpoint.Receive(new byte[10])));
    }

    [Theory]
    [ClassData(typeof(EveryTransport))]
    public void An_idle_connection_costs_no_turns(string transport)
    {
        using var loop = TestLoop.Start(transport, TestHandler.AcceptEcho);
        using var client = loop.Connect();
        client.Write("x");
        client.ReadText(1);

        Assert.InRange(loop.CountTurns(), 0, 50);
    }
}
