using Adapters.Server.Tests.Connections;

namespace Adapters.Server.Tests.WebSockets;

/// <summary>Messages and control frames of an open WebSocket.</summary>
public sealed class MessageTests
{
    [Theory]
    [InlineData("{frame text hello}", "text hello")]
    [InlineData("{frame binary \\x00\\xff}", "binary \\x00\\xff")]
    [InlineData("{frame text }", "text")]
    [InlineData("{frame binary }", "binary")]
    [InlineData("{frame text+more he}{frame cont llo}", "text hello")]
    [InlineData("{frame text a}{frame text b}{frame binary c}", "text a, text b, binary c")]
    [InlineData("{frame text {x*126}}", "text {x*126}")]
    [InlineData("{frame binary {x*70000}}", "binary {x*70000}")]
    [InlineData("{frame binary {x*300000}}", "binary {x*300000}")]
    [InlineData("{frame ping p}", "pong p")]
    [InlineData("{frame pong p}", "")]
    [InlineData("{frame text+more a}{frame ping p}{frame cont b}", "pong p, text ab")]
    public void A_message_comes_back(string frames, string answer)
    {
        using var server = new LoopedServer(SocketApplications.Echo());
        var peer = new WebSocketPeer(server);
        Assert.Equal(answer, peer.Ask(frames));
        Assert.Equal("text next", peer.Ask("{frame text next}"));
        Assert.Empty(server.Errors);
    }

    /// <summary>The last one says enough: a flood of pings is not a flood of pongs (RFC 6455, section 5.5.3).</summary>
    [Fact]
    public void Pings_that_come_together_have_one_pong()
    {
        using var server = new LoopedServer(SocketApplications.Echo());
        Assert.Equal("pong 3", new WebSocketPeer(server).Ask("{frame ping 1}{frame ping 2}{frame ping 3}"));
    }

    [Fact]
    public void Frames_right_behind_the_handshake_are_read()
    {
        using var server = new LoopedServer(SocketApplications.Echo());
        var frame = System.Text.Encoding.Latin1.GetString(Protocols.Tests.TranscriptBytes.Parse("{frame text early}"));
        Assert.Equal("text early", new WebSocketPeer(server, WebSocketPeer.Handshake() + frame).Read());
    }

    [Fact]
    public void A_handler_receives_and_sends_as_it_likes()
    {
        var seen = new List<string>();
        using var server = new LoopedServer(SocketApplications.Handler(async socket =>
        {
            await socket.AcceptAsync();
            seen.Add(await socket.ReceiveTextAsync());
            seen.Add($"{(await socket.ReceiveAsync()).Bytes.Length}");
            await socket.SendAsync("text");
            await socket.SendAsync(new byte[] { 65 });
            Assert.True(socket.TrySend("offer"));
            await foreach (var text in socket.Texts())
                seen.Add(text);
            seen.Add($"{socket.CloseCode}");
        }));
        var peer = new WebSocketPeer(server);
        Assert.Equal("text text, binary A, text offer", peer.Ask("{frame text a}{frame binary bc}"));
        Assert.Equal("close 1001", peer.Ask("{frame text d}{frame text e}{frame close \\x03\\xe9bye}"));
        Assert.Equal(["a", "2", "d", "e", "1001"], seen);
    }

    [Theory]
    [InlineData("send before the accept", "accept, close or deny the WebSocket first")]
    [InlineData("receive before the accept", "call AcceptAsync first")]
    [InlineData("accept twice", "the WebSocket is accepted")]
    [InlineData("send after close", "was closed or denied by the application")]
    [InlineData("both values", "set exactly one")]
    [InlineData("no value", "set exactly one")]
    [InlineData("bad code", "has the code 1005, which a server cannot send")]
    [InlineData("long reason", "longer than 123 bytes")]
    [InlineData("http", "is not an event of a websocket scope")]
    [InlineData("surrogate", "Unable to translate Unicode character")]
    public void An_event_at_the_wrong_time_throws(string what, string error)
    {
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            await Misuse(new WebSocket((WebSocketScope)scope, receive, send), what);
            await MisuseEvents(send, what);
        });
        var peer = new WebSocketPeer(server);
        if (peer.Head.StartsWith("HTTP/1.1 101 ", StringComparison.Ordinal))
            peer.Read();
        Assert.Contains(server.Log, line => line.Contains(error, StringComparison.Ordinal));
        Assert.Empty(server.Errors);
    }

    private static async Task Misuse(WebSocket socket, string what)
    {
        if (what == "receive before the accept")
            await socket.ReceiveAsync();
        if (what == "send before the accept")
            await socket.SendAsync("a");
        await socket.AcceptAsync();
        switch (what)
        {
            case "accept twice":
                await socket.AcceptAsync();
                break;
            case "send after close":
                await socket.CloseAsync();
                await socket.SendAsync("a");
                break;
            case "bad code":
                await socket.CloseAsync(1005);
                break;
            case "long reason":
                await socket.CloseAsync(1000, new string('\u00e9', 62));
                break;
            case "surrogate":
                await socket.SendAsync("\ud800");
                break;
        }
    }

    private static async Task MisuseEvents(Send send, string what) => await (what switch
    {
        "both values" => send(new WebSocketSend("a") { Bytes = new byte[1] }),
        "no value" => send(new WebSocketSend()),
        "http" => send(new HttpResponseStart(200)),
        _ => default,
    });

    [Fact]
    public void Receives_of_one_socket_never_see_anothers_messages()
    {
        using var server = new LoopedServer(SocketApplications.Echo());
        var peers = Enumerable.Range(0, 20).Select(_ => new WebSocketPeer(server)).ToArray();
        for (var round = 0; round < 5; round++)
        {
            foreach (var (peer, i) in peers.Select((p, i) => (p, i)))
                peer.Link.Write(Protocols.Tests.TranscriptBytes.Parse($"{{frame text {i}-{round}}}"));
            foreach (var (peer, i) in peers.Select((p, i) => (p, i)))
                Assert.Equal($"text {i}-{round}", peer.Read());
        }
    }
}
