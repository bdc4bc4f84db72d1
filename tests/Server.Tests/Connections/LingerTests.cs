using System.Text;
using Adapters.Server.Transports.Memory;
using static Adapters.Server.Tests.Connections.Applications;

namespace Adapters.Server.Tests.Connections;

/// <summary>
/// Clients that go on sending, and take the last response of their connection slowly or not at all. What the client has not read
/// is unacknowledged here.
/// </summary>
public sealed class LingerTests
{
    private const long Second = 1_000;
    private const int Large = 400_000;
    private const string Upload = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10000000\r\n\r\nabc";

    private static readonly byte[] Sink = new byte[Large];

    /// <summary>A socket that is closed with bytes unread is reset, and the kernel throws away what it has not delivered.</summary>
    [Fact]
    public void A_client_that_reads_slowly_and_goes_on_sending_gets_its_response_whole()
    {
        using var timed = new TimedServer(Text(new string('a', Large)));
        var client = Begin(timed, Upload);
        var answer = new StringBuilder();

        timed.Pass(60 * Second, () => ReadAndSend(5_000));
        Assert.InRange(answer.Length, 60 * 5_000, Large);
        Assert.Equal(1, timed.Server.Set.Count);
        timed.Pass(21 * Second, () => ReadAndSend(5_000));

        AssertWhole(answer.ToString());
        timed.Pass(2 * Second, () => client.Write(new byte[100]));
        Assert.Equal(1, timed.Server.Set.Count);
        timed.Pass(Second, () => client.Write(new byte[100]));
        Assert.Equal(0, timed.Server.Set.Count);
        Assert.False(client.IsReset);
        Assert.EndsWith("aaa", timed.Server.Ask(timed.Connect(), Get), StringComparison.Ordinal);

        void ReadAndSend(int count)
        {
            if (timed.Now % Second == 0)
                answer.Append(Encoding.ASCII.GetString(Sink, 0, client.Read(Sink.AsSpan(0, count))));
            client.Write(new byte[100]);
        }
    }

    [Fact]
    public void A_client_that_takes_nothing_is_closed()
    {
        using var timed = new TimedServer(Text(new string('a', Large)));
        var client = Begin(timed, Upload);

        timed.AssertHappens(180 * Second, () => client.IsReset, () => client.Write(new byte[100]));

        Assert.Contains("Information: Closed connection 1: the client accepted nothing of its response for 180 s", timed.Server.Log);
        Assert.Equal(0, timed.Server.Set.Count);
    }

    [Fact]
    public void A_client_that_takes_nothing_is_idle_where_a_response_may_stand_still()
    {
        using var timed = new TimedServer(Text(new string('a', Large)), new ServerOptions { TimeoutSend = TimeSpan.Zero, MinimumRate = 0 });
        var client = Begin(timed, Upload);

        timed.AssertHappens(75 * Second, () => client.IsReset);

        Assert.Contains("Information: Closed connection 1: the client accepted nothing of its response for 75 s", timed.Server.Log);
    }

    [Fact]
    public void A_client_that_takes_less_than_the_least_rate_is_closed()
    {
        using var timed = new TimedServer(Text(new string('a', Large)));
        var client = Begin(timed, Upload);

        timed.AssertHappens(551 * Second, () => client.IsReset, () => client.Read(Sink.AsSpan(0, timed.Now % (100 * Second) == 0 ? 1 : 0)));

        Assert.Contains(
            "Information: Closed connection 1: the client read its response more slowly than 240 bytes per second", timed.Server.Log);
    }

    [Fact]
    public void A_client_that_ends_its_side_is_waited_for_no_longer()
    {
        using var timed = new TimedServer(Text(new string('a', Large)));
        var client = Begin(timed, Upload);
        timed.Pass(10 * Second);
        Assert.Equal(1, timed.Server.Set.Count);

        client.End();
        timed.Server.Turn();

        Assert.Equal(0, timed.Server.Set.Count);
        Assert.False(client.IsReset);
        AssertWhole(timed.Server.ReadAll(client));
    }

    [Fact]
    public void The_deadline_of_a_stop_holds_for_a_client_that_still_reads()
    {
        using var timed = new TimedServer(Text(new string('a', Large)));
        var client = Begin(timed, Upload);
        timed.BeginShutdown();
        timed.Pass(10 * Second, () => client.Read(Sink.AsSpan(0, 100)));
        Assert.False(timed.Server.Set.Drained.IsCompleted);

        timed.Server.Set.Abort();

        Assert.True(client.IsReset);
        Assert.True(timed.Server.Set.Drained.IsCompleted);
    }

    /// <summary>Its next request may be on its way when the idle connection ends, and would reset it.</summary>
    [Fact]
    public void An_idle_connection_whose_client_still_reads_the_last_response_is_not_reset()
    {
        using var timed = new TimedServer(Text(new string('a', Large)));
        var client = Begin(timed, Get);
        timed.Pass(76 * Second);
        Assert.Equal(1, timed.Server.Set.Count);

        client.Write(Encoding.ASCII.GetBytes(Get));

        AssertWhole(timed.Server.ReadAll(client));
        Assert.True(client.HasEnded);
        Assert.Empty(timed.Server.Log);
        timed.AssertHappens(2 * Second, () => timed.Server.Set.Count == 0);
        Assert.False(client.IsReset);
    }

    private static MemoryClient Begin(TimedServer timed, string request)
    {
        var client = timed.Connect();
        client.Window = 2 * Large;
        client.Write(Encoding.ASCII.GetBytes(request));
        timed.Server.Turn();
        return client;
    }

    private static void AssertWhole(string answer)
    {
        Assert.Single(answer.Split("HTTP/1.1 200 ")[1..]);
        Assert.EndsWith("\r\n\r\n" + new string('a', Large), answer, StringComparison.Ordinal);
    }
}
