using System.Text;
using static Adapters.Server.Tests.Connections.Applications;

namespace Adapters.Server.Tests.Connections;

/// <summary>Each deadline holds within 100 ms or a tenth of its value, whichever is longer.</summary>
public sealed class DeadlineTests
{
    private const long Second = 1_000;
    private const string Post = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n";

    [Fact]
    public void A_connection_that_says_nothing()
    {
        using var timed = new TimedServer(Text("ok"));

        timed.AssertEnds(timed.Connect(), 10 * Second);
    }

    [Fact]
    public void A_head_that_does_not_end_though_it_goes_on()
    {
        using var timed = new TimedServer(Text("ok"));
        var client = timed.Connect();
        timed.Pass(9 * Second);
        client.Write("GET / HTTP/1.1\r\nX: "u8);

        timed.AssertEnds(client, 10 * Second, "HTTP/1.1 408", () => client.Write("x"u8));
    }

    [Fact]
    public void A_head_that_follows_another_request()
    {
        using var timed = new TimedServer(Text("ok"));
        var client = timed.Connect();
        for (var i = 0; i < 5; i++)
        {
            Assert.EndsWith("ok", timed.Server.Ask(client, Get), StringComparison.Ordinal);
            timed.Pass(20 * Second);
        }

        client.Write("GET"u8);

        timed.AssertEnds(client, 10 * Second, "HTTP/1.1 408");
    }

    [Fact]
    public void A_connection_that_is_idle_after_a_response()
    {
        using var timed = new TimedServer(Text("ok"));
        var client = timed.Connect();
        timed.Pass(5 * Second);
        Assert.EndsWith("ok", timed.Server.Ask(client, Get), StringComparison.Ordinal);

        timed.AssertEnds(client, 75 * Second);
    }

    [Fact]
    public void Each_request_begins_the_idle_time_anew()
    {
        using var timed = new TimedServer(Text("ok"));
        var client = timed.Connect();
        for (var i = 0; i < 10; i++)
        {
            Assert.EndsWith("ok", timed.Server.Ask(client, Get), StringComparison.Ordinal);
            timed.Pass(67 * Second);
        }

        Assert.EndsWith("ok", timed.Server.Ask(client, Get), StringComparison.Ordinal);
        timed.AssertEnds(client, 75 * Second);
    }

    [Fact]
    public void A_handler_that_does_not_answer()
    {
        using var timed = new TimedServer(async (_, _, _) => await new TaskCompletionSource().Task);
        var client = timed.Connect();
        timed.Pass(5 * Second);
        client.Write(Encoding.ASCII.GetBytes(Get));

        timed.AssertEnds(client, 60 * Second, "HTTP/1.1 504");
    }

    /// <summary>Fast enough for the rate, and too long for the request: that is the client's doing, not the handler's.</summary>
    [Fact]
    public void A_handler_that_still_waits_for_the_body()
    {
        using var timed = new TimedServer(Echo);
        var client = timed.Connect();
        client.Write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 90000\r\n\r\n"u8);

        timed.AssertEnds(client, 60 * Second, "HTTP/1.1 408", () => client.Write(new byte[50]));
    }

    [Fact]
    public void A_handler_that_has_begun_to_answer_has_no_deadline()
    {
        using var timed = new TimedServer(async (_, _, send) =>
        {
            await send(new HttpResponseStart(200));
            await send(new HttpResponseBody("x"u8.ToArray(), true));
            await new TaskCompletionSource().Task;
        });
        var client = timed.Connect();
        Assert.EndsWith("x\r\n", timed.Server.Ask(client, Get), StringComparison.Ordinal);

        timed.Pass(1_000 * Second);

        Assert.False(client.HasEnded);
    }

    [Fact]
    public void A_body_that_does_not_come()
    {
        using var timed = new TimedServer(Echo);
        var client = timed.Connect();
        client.Write(Encoding.ASCII.GetBytes(Post));

        timed.AssertEnds(client, 5 * Second, "HTTP/1.1 408");
    }

    [Fact]
    public void A_body_that_drips()
    {
        using var timed = new TimedServer(Echo);
        var client = timed.Connect();
        client.Write(Encoding.ASCII.GetBytes(Post));
        timed.Server.Turn();

        timed.AssertEnds(client, 5 * Second, "HTTP/1.1 408", () => client.Write(new byte[11]));
    }

    [Fact]
    public void A_body_that_comes_at_the_least_rate_is_waited_for()
    {
        using var timed = new TimedServer(Echo);
        var client = timed.Connect();
        client.Write(Encoding.ASCII.GetBytes(Post));

        timed.Pass(60 * Second, () => client.Write(new byte[13]));

        Assert.Equal("", timed.Server.ReadAll(client));
        Assert.False(client.HasEnded);
    }

    /// <summary>Nobody reads the socket while the application is busy, and the client cannot send.</summary>
    [Fact]
    public void A_body_that_the_application_takes_slowly_is_not_the_clients_fault()
    {
        var busy = new TaskCompletionSource();
        var length = 0;
        using var timed = new TimedServer(async (_, receive, _) =>
        {
            while (await receive() is HttpRequest { MoreBody: true } part)
            {
                length += part.Body.Length;
                await busy.Task;
            }
        });
        var client = timed.Connect();
        client.Write(Encoding.ASCII.GetBytes(Post));
        client.Write(new byte[99_999]);
        while (length < 99_999)
        {
            timed.Pass(30 * Second);
            Assert.False(client.HasEnded);
            GoOn();
        }

        GoOn();
        timed.AssertEnds(client, 10 * Second, "HTTP/1.1 408");

        void GoOn()
        {
            Interlocked.Exchange(ref busy, new TaskCompletionSource()).SetResult();
            timed.Server.Turn();
        }
    }

    [Fact]
    public void A_body_that_is_read_away_and_does_not_come()
    {
        using var timed = new TimedServer(Text("early"));
        var client = timed.Connect();
        Assert.EndsWith("early", timed.Server.Ask(client, Post), StringComparison.Ordinal);

        timed.AssertEnds(client, 5 * Second);
    }

    [Fact]
    public void A_side_that_the_client_does_not_end()
    {
        using var timed = new TimedServer(Text("ok"));
        var client = timed.Connect();
        Assert.EndsWith("ok", timed.Server.Ask(client, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
        Assert.Equal(1, timed.Server.Set.Count);

        // Nobody is asked whether the response has arrived before most clients have ended their side: 250 ms.
        timed.AssertHappens((2 * Second) + 250, () => timed.Server.Set.Count == 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_connection_that_is_idle_when_the_server_stops(bool hasAsked)
    {
        using var timed = new TimedServer(Text("ok"));
        var client = timed.Connect();
        if (hasAsked)
            timed.Server.Ask(client, Get);
        timed.Pass(3 * Second);
        timed.BeginShutdown();

        timed.AssertEnds(client, 500);
    }

    [Fact]
    public void A_connection_whose_response_ends_while_the_server_stops()
    {
        var wait = new TaskCompletionSource();
        using var timed = new TimedServer(async (_, _, send) =>
        {
            await send(new HttpResponseStart(200));
            await send(new HttpResponseBody("x"u8.ToArray(), true));
            await wait.Task;
            await send(new HttpResponseBody(default));
        });
        var client = timed.Connect();
        timed.Server.Ask(client, Get);
        timed.BeginShutdown();
        timed.Pass(10 * Second);
        Assert.Equal(1, timed.Server.Set.Count);

        wait.SetResult();

        timed.AssertEnds(client, 0, "0\r\n\r\n");
    }
}
