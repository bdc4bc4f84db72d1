using System.Net;
using System.Net.Sockets;
using Adapters.Server.Binding;
using Adapters.Server.Transports;

namespace Adapters.Server.Tests.Transports;

public class AcceptingTests
{
    [Theory]
    [ClassData(typeof(SocketTransport))]
    public void A_unix_socket_carries_bytes(string transport)
    {
        using var directory = new TemporaryDirectory();
        using var loop = TestLoop.Start(transport, TestHandler.AcceptEcho, Bind.Parse($"unix:{directory.File("a.sock")}"));
        using var client = loop.Connect();

        client.Write("hello");

        Assert.Equal("hello", client.ReadText(5));
    }

    /// <summary>The kernel reports a hang-up together with the bytes: they come first.</summary>
    [Theory]
    [ClassData(typeof(SocketTransport))]
    public void What_a_peer_sent_before_it_left_a_unix_socket_is_read(string transport)
    {
        using var directory = new TemporaryDirectory();
        var length = 0;
        var handler = new TestHandler
        {
            Readable = self =>
            {
                if (self.ReadAll(bytes => length += bytes.Length) == Endpoint.WouldBlock)
                    return;
                self.See($"{length}");
                self.Endpoint.Close(reset: false);
            },
        };
        using var loop = TestLoop.Start(transport, handler.Accept, Bind.Parse($"unix:{directory.File("a.sock")}"));
        using (loop.Hold())
        {
            var client = loop.Connect();
            client.Write(new byte[5_000]);
            client.Close();
        }

        Assert.Equal(["accepted", "5000"], [handler.Next(), handler.Next()]);
    }

    [Theory]
    [ClassData(typeof(SocketTransport))]
    public void A_peer_that_leaves_a_unix_socket_where_nothing_is_watched_costs_no_turns(string transport)
    {
        using var directory = new TemporaryDirectory();
        var handler = new TestHandler();
        using var loop = TestLoop.Start(transport, handler.Accept, Bind.Parse($"unix:{directory.File("a.sock")}"));
        var client = loop.Connect();
        Assert.Equal("accepted", handler.Next());
        loop.Run(() => handler.Endpoint.Watch(Interest.None));

        client.Close();

        Assert.InRange(loop.CountTurns(), 0, 50);
        loop.Run(() => handler.Endpoint.Close(reset: false));
    }

    [Theory]
    [ClassData(typeof(SocketTransport))]
    public void The_ends_of_a_connection_are_reported_as_text_and_port(string transport)
    {
        Address? remote = null, local = null;
        using var loop = TestLoop.Start(transport, endpoint =>
        {
            (remote, local) = (endpoint.Remote, endpoint.Local);
            return TestHandler.AcceptEcho(endpoint);
        });
        using var client = (SocketClient)loop.Connect();
        client.Write("x");
        client.ReadText(1);

        Assert.Equal(new Address("127.0.0.1", ((IPEndPoint)client.Socket.LocalEndPoint!).Port), remote);
        Assert.Equal(new Address("127.0.0.1", loop.Bind.Port), local);
    }

    /// <summary>The log names it, and an application that is at work may ask.</summary>
    [Theory]
    [ClassData(typeof(SocketTransport))]
    public void The_ends_of_a_connection_stay_known_after_a_reset(string transport)
    {
        var handler = new TestHandler
        {
            Readable = handler =>
            {
                Assert.Equal(Endpoint.Failed, handler.ReadAll());
                handler.Endpoint.Close(reset: true);
                handler.See("closed");
            },
        };
        using var loop = TestLoop.Start(transport, handler.Accept);
        var client = (SocketClient)loop.Connect();
        Assert.Equal("accepted", handler.Next());
        var port = ((IPEndPoint)client.Socket.LocalEndPoint!).Port;
        Assert.Equal(new Address("127.0.0.1", loop.Bind.Port), loop.Run(() => handler.Endpoint.Local));

        client.Reset();

        Assert.Equal("closed", handler.Next());
        Assert.Equal(new Address("127.0.0.1", port), loop.Run(() => handler.Endpoint.Remote));
        Assert.Equal(new Address("127.0.0.1", loop.Bind.Port), loop.Run(() => handler.Endpoint.Local));
    }

    [Theory]
    [ClassData(typeof(SocketTransport))]
    public void IPv6_is_listened_on(string transport)
    {
        Address? local = null;
        using var loop = TestLoop.Start(
            transport,
            endpoint =>
            {
                local = endpoint.Local;
                return TestHandler.AcceptEcho(endpoint);
            },
            Bind.Parse("http://[::1]:0"));
        using var client = loop.Connect();

        client.Write("six");

        Assert.Equal("six", client.ReadText(3));
        Assert.Equal(new Address("::1", loop.Bind.Port), local);
    }

    [Theory]
    [ClassData(typeof(SocketTransport))]
    public void All_addresses_take_IPv4_too_and_tell_it_as_such(string transport)
    {
        Address? remote = null;
        using var loop = TestLoop.Start(
            transport,
            endpoint =>
            {
                remote = endpoint.Remote;
                return TestHandler.AcceptEcho(endpoint);
            },
            Bind.Parse(":0"));
        using var client = SocketClient.Connect(new IPEndPoint(IPAddress.Loopback, loop.Bind.Port));

        client.Write("four");

        Assert.Equal("four", client.ReadText(4));
        Assert.Equal(new Address("127.0.0.1", ((IPEndPoint)client.Socket.LocalEndPoint!).Port), remote);
    }

    [Theory]
    [ClassData(typeof(SocketTransport))]
    public void A_peer_over_a_unix_socket_has_no_address(string transport)
    {
        using var directory = new TemporaryDirectory();
        Address? remote = default(Address), local = null;
        using var loop = TestLoop.Start(
            transport,
            endpoint =>
            {
                (remote, local) = (endpoint.Remote, endpoint.Local);
                return TestHandler.AcceptEcho(endpoint);
            },
            Bind.Parse($"unix:{directory.File("a.sock")}"));
        using var client = loop.Connect();

        client.Write("x");

        Assert.Equal("x", client.ReadText(1));
        Assert.Null(remote);
        Assert.Equal(new Address(directory.File("a.sock"), null), local);
    }

    [Theory]
    [InlineData("epoll", "tcp")]
    [InlineData("epoll", "unix")]
    [InlineData("sockets", "tcp")]
    [InlineData("sockets", "unix")]
    public void Two_loops_share_the_connections_of_one_address(string transport, string family)
    {
        using var directory = new TemporaryDirectory();
        var bind = family == "tcp" ? Bind.Parse("127.0.0.1:0") : Bind.Parse($"unix:{directory.File("a.sock")}");
        var counts = new int[2];
        using var loops = new LoopPair(transport, bind, counts);

        for (var i = 0; i < 200; i++)
        {
            // One connection at a time may always wake the same of two idle loops, where they wait on one descriptor.
            using var hold = transport == "epoll" && family == "unix" ? loops.Hold(i % 2) : null;
            using var client = SocketClient.Connect(SocketClient.AddressOf(loops.Bind));
            client.Write("x");
            client.ReadText(1);
        }

        Assert.All(counts, count => Assert.InRange(count, 1, 199));
        Assert.Equal(200, counts.Sum());
    }

    [Theory]
    [ClassData(typeof(SocketTransport))]
    public void Connections_that_waited_are_accepted_before_the_listener_closes(string transport)
    {
        using var loop = TestLoop.Start(transport, TestHandler.AcceptEcho);
        TestClient[] clients;
        using (loop.Hold())
        {
            clients = Enumerable.Range(0, 100).Select(_ => loop.Connect()).ToArray();
            loop.Loop.Post(_ => loop.Loop.StopAccepting(), null);
        }

        foreach (var client in clients)
        {
            client.Write("x");
            Assert.Equal("x", client.ReadText(1));
            client.Close();
        }
    }

    [Theory]
    [ClassData(typeof(SocketTransport))]
    public void Nobody_connects_after_the_listener_was_closed(string transport)
    {
        using var loop = TestLoop.Start(transport, TestHandler.AcceptEcho);

        loop.Run(loop.Loop.StopAccepting);

        var error = Assert.Throws<SocketException>(() => loop.Connect());
        Assert.Equal(SocketError.ConnectionRefused, error.SocketErrorCode);
    }
}
