using Adapters.Server.Tests.Connections;

namespace Adapters.Server.Tests.WebSockets;

/// <summary>How a WebSocket ends (RFC 6455, section 7).</summary>
public sealed class CloseTests
{
    [Theory]
    [InlineData("{frame close \\x03\\xe8}", "close 1000", "disconnect 1000")]
    [InlineData("{frame close \\x0f\\xa0why}", "close 4000", "disconnect 4000 why")]
    [InlineData("{frame close }", "close", "disconnect 1005")]
    [InlineData("{frame text a}{frame close \\x03\\xe9}", "text a, close 1001", "disconnect 1001")]
    [InlineData(
        "{frame close \\x03\\xed}", "close 1002 a close frame has a code that may not be sent",
        "disconnect 1002 a close frame has a code that may not be sent")]
    [InlineData("{frame text \\xff}", "close 1007 a text message is not UTF-8", "disconnect 1007 a text message is not UTF-8")]
    [InlineData(
        "{frame text+bare a}", "close 1002 a frame of the client is not masked",
        "disconnect 1002 a frame of the client is not masked")]
    [InlineData("{frame 3 a}", "close 1002 the opcode of a frame is reserved", "disconnect 1002 the opcode of a frame is reserved")]
    public void The_client_ends_it(string frames, string answer, string seen)
    {
        var events = new List<string>();
        using var server = new LoopedServer(SocketApplications.Echo(events));
        var peer = new WebSocketPeer(server);
        Assert.Equal(answer, peer.Ask(frames));
        Assert.Equal(seen, events[^1]);
        Assert.True(peer.HasEnded, "Our side ends after the close frame.");
        Assert.Equal(1, server.Set.Count);
        peer.Link.End();
        server.Turn();
        Assert.Equal(0, server.Set.Count);
        Assert.Equal(1, server.Set.Counters.WebSocketsClosed);
    }

    /// <summary>A reset would lose the frame that says what was wrong.</summary>
    [Fact]
    public void What_a_client_sends_after_its_mistake_is_read_away()
    {
        using var server = new LoopedServer(SocketApplications.Echo());
        var peer = new WebSocketPeer(server);
        Assert.Equal("close 1002 a reserved bit is set, and no extension uses it", peer.Ask("{frame text+rsv1 a}{frame text {x*50000}}"));
        peer.Send("{frame text {x*50000}}");
        Assert.True(peer.HasEnded);
        Assert.False(peer.Link.IsReset);
        Assert.Equal("", peer.Read());
    }

    [Fact]
    public void The_application_ends_it_and_the_client_answers()
    {
        using var server = new LoopedServer(SocketApplications.Handler(async socket =>
        {
            await socket.AcceptAsync();
            await socket.SendAsync("last");
            await socket.CloseAsync(4001, "enough");
        }));
        var peer = new WebSocketPeer(server);
        Assert.Equal("text last, close 4001 enough", peer.Read());
        Assert.False(peer.HasEnded, "The client's close frame is waited for.");
        Assert.Equal("", peer.Ask("{frame text late}{frame close \\x0f\\xa1}"));
        Assert.True(peer.HasEnded);
        Assert.Empty(server.Errors);
    }

    [Fact]
    public void A_handler_that_completes_closes_with_1000()
    {
        using var server = new LoopedServer(SocketApplications.Handler(socket => socket.AcceptAsync().AsTask()));
        Assert.Equal("close 1000", new WebSocketPeer(server).Read());
    }

    [Fact]
    public void A_handler_that_fails_closes_with_1011()
    {
        using var server = new LoopedServer(SocketApplications.Handler(async socket =>
        {
            await socket.AcceptAsync();
            throw new InvalidOperationException("broken");
        }));
        Assert.Equal("close 1011 the application failed", new WebSocketPeer(server).Read());
        Assert.Contains(server.Log, line => line.Contains("broken", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_client_that_leaves_without_a_word_is_1006(bool isReset)
    {
        var events = new List<string>();
        using var server = new LoopedServer(SocketApplications.Echo(events));
        var peer = new WebSocketPeer(server);
        peer.Ask("{frame text a}{frame text+more b}");
        if (isReset)
            peer.Link.Reset();
        else
            peer.Link.End();
        server.Turn();
        Assert.Equal(["text a", "disconnect 1006"], events);
        Assert.Equal(0, server.Set.Count);
    }

    [Fact]
    public void A_send_after_the_end_is_an_io_exception()
    {
        Exception? error = null;
        using var server = new LoopedServer(SocketApplications.Handler(async socket =>
        {
            await socket.AcceptAsync();
            await Assert.ThrowsAsync<WebSocketClosedException>(() => socket.ReceiveAsync().AsTask());
            error = await Record.ExceptionAsync(() => socket.SendAsync("late").AsTask());
            Assert.False(socket.TrySend("late"));
        }));
        new WebSocketPeer(server).Ask("{frame close \\x03\\xe8}");
        Assert.IsType<ClientDisconnectedException>(error);
        Assert.DoesNotContain(server.Log, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public void The_token_of_the_scope_is_cancelled_at_the_end()
    {
        var token = CancellationToken.None;
        using var server = new LoopedServer(SocketApplications.Handler(async socket =>
        {
            await socket.AcceptAsync();
            token = socket.Aborted;
            await Task.Delay(Timeout.Infinite, token);
        }));
        var peer = new WebSocketPeer(server);
        Assert.False(token.IsCancellationRequested);
        Assert.Equal("close 1000", peer.Ask("{frame close \\x03\\xe8}"));
        Assert.True(token.IsCancellationRequested);
        Assert.DoesNotContain(server.Log, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public void A_client_that_does_not_answer_the_close_frame_is_waited_for_so_long()
    {
        using var timed = new TimedServer(SocketApplications.Handler(socket => socket.AcceptAsync().AsTask()));
        var peer = new WebSocketPeer(timed.Server);
        Assert.Equal("close 1000", peer.Read());
        timed.AssertHappens(5_000, () => peer.HasEnded);
    }
}
