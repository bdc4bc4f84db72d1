using Adapters.Server.Transports.Memory;

namespace Adapters.Server.Tests.Connections;

/// <summary>Clients that take their response slowly, or not at all. What the client has not read is unacknowledged here.</summary>
public sealed class DeliveryTests
{
    private const long Second = 1_000;
    private const int Window = 256 * 1024;

    private static readonly byte[] Block = new byte[100_000];
    private static readonly byte[] Sink = new byte[Window];

    /// <summary>Blocks without an end.</summary>
    private static async ValueTask Endless(Scope scope, Receive receive, Send send)
    {
        await send(new HttpResponseStart(200));
        while (true)
            await send(new HttpResponseBody(Block, true));
    }

    [Fact]
    public void A_client_that_takes_nothing_is_closed()
    {
        using var timed = new TimedServer(Endless);
        var client = Begin(timed);

        timed.AssertHappens(180 * Second, () => client.IsReset);

        Assert.Contains("Information: Closed connection 1: the client accepted nothing of its response for 180 s", timed.Server.Log);
        Assert.Equal(0, timed.Server.Set.Count);
    }

    [Fact]
    public void A_client_that_stops_is_closed_that_long_after_it_took_something()
    {
        using var timed = new TimedServer(Endless);
        var client = Begin(timed);
        timed.Pass(300 * Second, () => Read(client, 5_000));
        Assert.False(client.IsReset);

        timed.AssertHappens(180 * Second, () => client.IsReset);
    }

    /// <summary>What a peer's system acknowledges at once, however slowly it is read.</summary>
    [Theory]
    [InlineData(1_000)]
    [InlineData(20_000)]
    [InlineData(1_000_000)]
    public void A_client_that_reads_is_not_closed_though_it_shows_in_large_steps(int rate)
    {
        using var timed = new TimedServer(Endless);
        var client = Begin(timed);

        timed.Pass(1_800 * Second, () => Read(client, 128 * 1024), every: 128L * 1024 * Second / rate);

        Assert.False(client.IsReset);
        Assert.Empty(timed.Server.Log);
    }

    [Fact]
    public void A_client_that_reads_at_the_least_rate_is_not_closed_where_it_may_stand_still()
    {
        using var timed = new TimedServer(Endless, new ServerOptions { TimeoutSend = TimeSpan.Zero });
        var client = Begin(timed);

        timed.Pass(6_000 * Second, () => Read(client, 128 * 1024), every: 128L * 1024 * Second / 240);

        Assert.False(client.IsReset);
    }

    [Fact]
    public void A_client_that_takes_less_than_the_least_rate_is_closed()
    {
        using var timed = new TimedServer(Endless);
        var client = Begin(timed);

        timed.AssertHappens(551 * Second, () => client.IsReset, () => Read(client, timed.Now % (100 * Second) == 0 ? 1 : 0));

        Assert.Contains(
            "Information: Closed connection 1: the client read its response more slowly than 240 bytes per second", timed.Server.Log);
    }

    [Fact]
    public void Without_limits_a_client_may_stand_still()
    {
        using var timed = new TimedServer(Endless, new ServerOptions { TimeoutSend = TimeSpan.Zero, MinimumRate = 0 });
        var client = Begin(timed);

        timed.Pass(3_600 * Second);

        Assert.False(client.IsReset);
    }

    [Theory]
    [InlineData(250)]
    [InlineData(1_000)]
    [InlineData(5_000)]
    public void Short_limits_hold_too(int milliseconds)
    {
        using var timed = new TimedServer(Endless, new ServerOptions { TimeoutSend = TimeSpan.FromMilliseconds(milliseconds) });
        var client = Begin(timed);

        timed.AssertHappens(milliseconds, () => client.IsReset);
    }

    /// <summary>It waits for room that its client does not make: that is no idle connection, and what it sent ahead is not lost.</summary>
    [Fact]
    public void A_request_that_waits_for_room_is_answered_in_the_end()
    {
        using var timed = new TimedServer(async (_, _, send) =>
        {
            await send(new HttpResponseStart(200));
            await send(new HttpResponseBody(Block.AsMemory(0, 15_000)));
        });
        var client = timed.Connect();
        client.Window = 1_000;
        for (var i = 0; i < 10; i++)
            client.Write("GET / HTTP/1.1\r\nHost: a\r\n\r\n"u8);
        var total = 0;

        timed.Pass(300 * Second, () => total += client.Read(Sink.AsSpan(0, 100)), every: Second);
        client.Window = Window;
        timed.Server.Turn(20);
        total += client.Read(Sink);

        Assert.InRange(total, 10 * 15_000, 10 * 15_500);
    }

    private static MemoryClient Begin(TimedServer timed)
    {
        var client = timed.Connect();
        client.Window = Window;
        client.Write("GET / HTTP/1.1\r\nHost: a\r\n\r\n"u8);
        timed.Server.Turn();
        return client;
    }

    private static void Read(MemoryClient client, int count) => client.Read(Sink.AsSpan(0, count));
}
