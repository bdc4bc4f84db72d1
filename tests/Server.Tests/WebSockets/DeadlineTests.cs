using Adapters.Server.Tests.Connections;

namespace Adapters.Server.Tests.WebSockets;

/// <summary>Pings, idle time, slow messages and the stop of the server.</summary>
public sealed class DeadlineTests
{
    [Fact]
    public void A_silent_client_is_sent_a_ping_and_stays_if_it_answers()
    {
        using var timed = new TimedServer(SocketApplications.Echo());
        var peer = new WebSocketPeer(timed.Server);
        timed.Pass(19_000);
        Assert.Equal("", peer.Read());
        timed.Pass(1_500);
        Assert.Equal("ping", peer.Read());
        peer.Send("{frame pong }");
        timed.Pass(19_000);
        Assert.Equal("", peer.Read());
        timed.Pass(1_500);
        Assert.Equal("ping", peer.Read());
    }

    [Fact]
    public void A_client_that_does_not_answer_is_gone()
    {
        var events = new List<string>();
        using var timed = new TimedServer(SocketApplications.Echo(events));
        var peer = new WebSocketPeer(timed.Server);
        timed.AssertHappens(40_000, () => peer.Link.IsReset);
        Assert.Equal(["disconnect 1006"], events);
        Assert.Contains(timed.Server.Log, line => line.Contains("did not answer a ping", StringComparison.Ordinal));
    }

    /// <summary>A ping waits behind what was sent before, so a client that takes that is alive.</summary>
    [Fact]
    public void A_client_that_reads_slowly_is_not_taken_for_gone()
    {
        using var timed = new TimedServer(SocketApplications.Handler(async socket =>
        {
            await socket.AcceptAsync();
            await socket.SendAsync(new byte[1_000_000]);
        }));
        var peer = new WebSocketPeer(timed.Server);
        var buffer = new byte[200];
        peer.Link.Window = buffer.Length;
        timed.Pass(100_000, () => peer.Link.Read(buffer), every: 50);
        Assert.False(peer.Link.IsReset);
    }

    /// <summary>Its messages wait for an application that does not ask for them, so nothing is read that would show its end.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("{frame close \\x03\\xe8}")]
    public void A_client_that_leaves_while_it_is_not_read_is_gone(string last)
    {
        var hasEnded = false;
        using var timed = new TimedServer(
            SocketApplications.Handler(async socket =>
            {
                await socket.AcceptAsync();
                // Nothing takes it back: the handler goes on elsewhere as soon as its delay has ended, perhaps before this is called.
                _ = socket.Aborted.Register(() => hasEnded = true);
                await Task.Delay(Timeout.Infinite, socket.Aborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }),
            new ServerOptions { WsMaxQueue = 2 });
        var peer = new WebSocketPeer(timed.Server);
        peer.Send("{frame text 1}{frame text 2}{frame text 3}" + last);
        timed.Pass(1_000);
        peer.Link.End();
        timed.AssertHappens(5_000, () => hasEnded);
    }

    [Fact]
    public void A_message_that_is_arriving_is_not_idle()
    {
        using var timed = new TimedServer(SocketApplications.Echo(), new ServerOptions { WsTimeoutIdle = TimeSpan.FromSeconds(5) });
        var peer = new WebSocketPeer(timed.Server);
        peer.Send("{frame text+more a}");
        timed.Pass(20_000, () => peer.Send("{frame cont+more {a*1000}}"), every: 1_000);
        Assert.Equal("text {a*20001}b", peer.Ask("{frame cont b}"));
    }

    [Fact]
    public void No_pings_are_sent_without_an_interval()
    {
        using var timed = new TimedServer(SocketApplications.Echo(), new ServerOptions { WsPingInterval = TimeSpan.Zero });
        var peer = new WebSocketPeer(timed.Server);
        timed.Pass(120_000, every: 1_000);
        Assert.Equal("", peer.Read());
        Assert.Equal("text a", peer.Ask("{frame text a}"));
    }

    [Fact]
    public void Idle_is_without_messages_whatever_pings_say()
    {
        var options = new ServerOptions { WsTimeoutIdle = TimeSpan.FromSeconds(30), WsPingInterval = TimeSpan.FromSeconds(5) };
        using var timed = new TimedServer(SocketApplications.Echo(), options);
        var peer = new WebSocketPeer(timed.Server);
        timed.Pass(29_000, () => peer.Send("{frame pong }"), every: 1_000);
        peer.Ask("{frame text a}");
        timed.Pass(29_000, () => peer.Send("{frame pong }"), every: 1_000);
        Assert.DoesNotContain("close", peer.Read(), StringComparison.Ordinal);
        timed.Pass(1_500);
        Assert.EndsWith("close 1001 no message for too long", peer.Read(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{frame text+more a}", "{frame cont+more a}")]
    [InlineData("\\x82\\xfe\\x20\\x00\\x00\\x00\\x00\\x00", "a")]
    public void A_message_that_arrives_too_slowly_is_refused(string first, string more)
    {
        using var timed = new TimedServer(SocketApplications.Echo());
        var peer = new WebSocketPeer(timed.Server);
        peer.Send(first);
        timed.Pass(6_000, () => peer.Send(more), every: 500);
        Assert.Equal("close 1008 a message arrived more slowly than 240 bytes per second", peer.Read());
    }

    [Fact]
    public void A_stop_closes_with_1012_and_handlers_know_before()
    {
        var events = new List<string>();
        using var timed = new TimedServer(SocketApplications.Handler(async socket =>
        {
            await socket.AcceptAsync();
            using var registration = socket.Scope.Stopping.Register(() => events.Add("stopping"));
            await foreach (var text in socket.Texts())
                events.Add(text);
            events.Add($"{socket.CloseCode}");
        }));
        var peer = new WebSocketPeer(timed.Server);
        timed.BeginShutdown();
        Assert.Equal(["stopping"], events);
        peer.Send("{frame text a}");
        timed.Pass(600);
        Assert.Equal("close 1012 the server is stopping", peer.Read());
        Assert.Equal(["stopping", "a", "1012"], events);
        peer.Send("{frame close \\x03\\xf4}");
        peer.Link.End();
        timed.Server.Turn();
        Assert.True(timed.Server.Set.Drained.IsCompleted);
    }

    [Fact]
    public void A_stop_does_not_wait_for_a_client_that_does_not_answer()
    {
        using var timed = new TimedServer(SocketApplications.Echo());
        var peer = new WebSocketPeer(timed.Server);
        timed.BeginShutdown();
        timed.AssertHappens(5_500, () => peer.Read().Length >= 0 && peer.HasEnded);
    }
}
