using System.Globalization;
using System.Text;
using Adapters.CompilerServices;
using Adapters.Server.Tests.Connections;
using Adapters.Server.Transports.Memory;

namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>
/// Clients that send their bodies slowly hold no worker thread, since a body is read ahead, up to a bound, before one is taken.
/// </summary>
public sealed class ReadAheadTests
{
    private const string Get = "GET /next HTTP/1.1\r\nHost: a\r\n\r\n";

    [Theory]
    [InlineData("Content-Length: 6", "a|b|cde|f")]
    [InlineData("Transfer-Encoding: chunked", "1\r\na|\r\n1\r|\nb\r\n3\r\nc|de\r\n1\r\nf\r\n0\r\n|\r\n")]
    public void A_body_takes_no_worker_before_it_is_whole(string framing, string parts)
    {
        using var server = new LoopedWsgi(Echo);
        var client = server.Connect();
        server.Write(client, $"POST /a HTTP/1.1\r\nHost: a\r\n{framing}\r\n\r\n");
        var pieces = parts.Split('|');
        foreach (var piece in pieces[..^1])
        {
            server.Write(client, piece);
            Assert.Equal(0, server.Workers.InHand);
        }

        Assert.EndsWith("\r\n\r\nPOST /a: abcdef", server.Ask(client, pieces[^1], "abcdef"), StringComparison.Ordinal);
        AssertNext(server, client);
    }

    [Fact]
    public void An_application_that_was_given_up_before_it_began_takes_no_place()
    {
        var arrival = new TaskCompletionSource<ReceiveEvent>();
        var running = new List<Task>();
        using var server = new LoopedWsgi(Echo, queue: 0, middleware: inner => async (scope, receive, send) =>
        {
            if (((HttpScope)scope).MethodName == "GET")
            {
                await inner(scope, receive, send);
                return;
            }

            running.Add(inner(scope, () => new ValueTask<ReceiveEvent>(arrival.Task), send).AsTask());
            await Connections.Applications.Text("given up")(scope, receive, send);
        });
        for (var i = 0; i < 3; i++)
            server.Ask(server.Connect(), "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n", "given up");

        arrival.SetResult(new HttpRequest());
        server.TurnUntil(() => running.All(task => task.IsCompleted));

        Assert.All(running, task => Assert.IsType<InvalidOperationException>(task.Exception?.InnerException));
        Assert.Equal(0, server.Workers.InHand);
        AssertNext(server, server.Connect());
    }

    [Fact]
    public void Clients_that_send_slowly_hold_up_nobody_and_get_their_own_answers()
    {
        using var server = new LoopedWsgi(Echo);
        var slow = Enumerable.Range(0, 16).Select(_ => server.Connect()).ToArray();
        for (var i = 0; i < slow.Length; i++)
            server.Write(slow[i], $"POST /{i} HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n{i:D2}");
        Assert.Equal(0, server.Workers.InHand);
        AssertNext(server, server.Connect());

        for (var i = 0; i < slow.Length; i++)
            Assert.EndsWith($"POST /{i}: {i:D2}{i:D2}", server.Ask(slow[i], $"{i:D2}", $": {i:D2}{i:D2}"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_over_the_bound_takes_a_worker_at_the_bound_and_is_streamed_from_there()
    {
        using var server = new LoopedWsgi(Echo, readAhead: 10);
        var client = server.Connect();
        server.Write(client, "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 26\r\n\r\nabcde");
        server.Write(client, "fghi");
        Assert.Equal(0, server.Workers.InHand);
        server.Write(client, "jklmno");
        Assert.Equal(1, server.Workers.InHand);

        Assert.EndsWith("abcdefghijklmnopqrstuvwxyz", server.Ask(client, "pqrstuvwxyz", "xyz"), StringComparison.Ordinal);
        AssertNext(server, client);
    }

    [Fact]
    public void Without_read_ahead_the_first_bytes_take_a_worker()
    {
        using var server = new LoopedWsgi(Echo, readAhead: 0);
        var client = server.Connect();
        server.Write(client, "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n");
        Assert.Equal(0, server.Workers.InHand);
        server.Write(client, "ab");
        Assert.Equal(1, server.Workers.InHand);

        Assert.EndsWith("POST /a: abcd", server.Ask(client, "cd", "abcd"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(64 * 1024 - 1)]
    [InlineData(64 * 1024)]
    [InlineData(64 * 1024 + 1)]
    [InlineData(300_000)]
    public void A_body_of_any_length_arrives_whole(int length)
    {
        using var server = new LoopedWsgi(Echo);
        var client = server.Connect();
        var body = string.Concat(
            Enumerable.Range(0, (length / 6) + 1).Select(i => i.ToString("D6", CultureInfo.InvariantCulture)))[..length];
        server.Write(client, $"POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: {length}\r\n\r\n");
        foreach (var piece in body.Chunk(length / 7))
            server.Write(client, new string(piece));

        Assert.EndsWith("\r\n\r\nPOST /a: " + body, server.Read(client, body[^12..]), StringComparison.Ordinal);
        AssertNext(server, client);
    }

    [Fact]
    public void A_client_that_ends_its_side_after_the_body_is_answered()
    {
        using var server = new LoopedWsgi(Echo);
        var client = server.Connect();
        server.Write(client, "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nab");
        client.Write("cd"u8);
        client.End();

        Assert.EndsWith("POST /a: abcd", server.Read(client, "abcd"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_that_waits_for_100_is_asked_to_continue_and_takes_no_worker_until_it_has()
    {
        using var server = new LoopedWsgi(Echo);
        var client = server.Connect();
        server.Write(client, "POST /a HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", server.Read(client, "\r\n\r\n"));
        server.Write(client, "ab");
        Assert.Equal(0, server.Workers.InHand);

        Assert.EndsWith("POST /a: abcd", server.Ask(client, "cd", "abcd"), StringComparison.Ordinal);
        AssertNext(server, client);
    }

    [Theory]
    [InlineData("Content-Length: 70000")]
    [InlineData("Content-Length: 4", 0)]
    [InlineData("Transfer-Encoding: chunked", 0)]
    public void A_client_that_waits_for_100_with_a_body_that_is_not_read_ahead_gets_it_when_the_application_reads(
        string framing, int readAhead = ServerOptions.DefaultBodyReadAhead)
    {
        using var mayRead = new ManualResetEventSlim();
        using var server = new LoopedWsgi(
            (environ, start) =>
            {
                Assert.True(mayRead.Wait(TimeSpan.FromSeconds(20)));
                return Echo(environ, start);
            },
            readAhead: readAhead);
        var client = server.Connect();
        server.Write(client, $"POST /a HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n{framing}\r\n\r\n");
        Assert.Equal(1, server.Workers.InHand);
        Assert.Equal("", server.Server.ReadAll(client));
        mayRead.Set();

        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", server.Read(client, "\r\n\r\n"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_client_that_leaves_meanwhile_never_takes_a_worker_and_is_499_in_the_access_log(bool resets)
    {
        using var server = new LoopedWsgi((_, _) => throw new InvalidOperationException("There is nobody to answer."));
        var client = server.Connect();
        server.Write(client, "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
        server.Write(client, "def");
        if (resets)
            client.Reset();
        else
            client.End();
        server.Server.Turn();

        Assert.Equal(0, server.Workers.InHand);
        Assert.Empty(server.WsgiLog.Lines);
        var logged = server.Server.Log.Where(line => !line.StartsWith("Debug:", StringComparison.Ordinal));
        Assert.Contains(" 499 0B ", Assert.Single(logged), StringComparison.Ordinal);
        Assert.Equal(0, server.Server.Set.Count);
    }

    [Fact]
    public void The_next_request_sees_nothing_of_a_body_whose_client_left()
    {
        using var server = new LoopedWsgi(Echo);
        var client = server.Connect();
        server.Write(client, "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
        server.Write(client, "def");
        client.Reset();
        server.Server.Turn();

        var next = server.Connect();
        server.Write(next, "POST /b HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n12");
        Assert.EndsWith("\r\n\r\nPOST /b: 1234", server.Ask(next, "34", "1234"), StringComparison.Ordinal);
        AssertNext(server, next);
    }

    [Fact]
    public void A_body_that_turns_out_malformed_never_takes_a_worker()
    {
        using var server = new LoopedWsgi(Echo);
        var client = server.Connect();
        server.Write(client, "POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n");
        Assert.StartsWith("HTTP/1.1 400 ", server.Ask(client, "zz\r\n", "never"), StringComparison.Ordinal);

        Assert.Equal(0, server.Workers.InHand);
        Assert.Empty(server.WsgiLog.Lines);
        AssertNext(server, server.Connect());
    }

    [Fact]
    public void A_request_whose_body_is_there_finds_no_place_then()
    {
        using var isFree = new ManualResetEventSlim();
        using var server = new LoopedWsgi(
            (environ, start) => environ.PathInfo == "/slow" && !isFree.Wait(TimeSpan.FromSeconds(20)) ? [] : Echo(environ, start),
            queue: 0);
        var client = server.Connect();
        server.Write(client, "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nab");
        var slow = server.Connect();
        server.Write(slow, "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
        var answer = server.Ask(client, "cd", "\"}");
        isFree.Set();

        Assert.StartsWith("HTTP/1.1 503 ", answer, StringComparison.Ordinal);
        Assert.EndsWith("GET /slow: ", server.Read(slow, "GET /slow: "), StringComparison.Ordinal);
        server.TurnUntil(() => server.Workers.InHand == 0);
        AssertNext(server, client);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_error_of_receive_comes_out_and_no_worker_is_taken(bool isLate)
    {
        using var host = new WsgiHost();
        var scope = new HttpScope();
        scope.Begin(new BufferedRequest("POST", "/"));
        var client = host.Client();
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => host.Loop.Run(() =>
            host.Gateway.RunAsync((_, _) => [], scope, isLate ? FailLater : Fail, client.Send)).WaitAsync(TimeSpan.FromSeconds(20)));

        Assert.Equal("a broken middleware", error.Message);
        Assert.Equal("1234", (await host.Run(Echo, new BufferedRequest("POST", "/"), host.Client().Gives("12", "34"))).Text[^4..]);
        Assert.Equal(0, host.Workers.InHand);

        ValueTask<ReceiveEvent> Fail() => throw new InvalidDataException("a broken middleware");

        async ValueTask<ReceiveEvent> FailLater()
        {
            await Task.Yield();
            return await Fail();
        }
    }

    /// <summary>Reads the body, and tells what it saw of the request.</summary>
    internal static IEnumerable<ReadOnlyMemory<byte>> Echo(Environ environ, StartResponse start)
    {
        var body = Encoding.Latin1.GetString(((WsgiInput)environ.Input).ReadToEnd());
        return WsgiRespond.Text(environ, start, $"{environ.Method} {environ.PathInfo}: {body}");
    }

    private static void AssertNext(LoopedWsgi server, MemoryClient client)
    {
        Assert.EndsWith("\r\n\r\nGET /next: ", server.Ask(client, Get, "GET /next: "), StringComparison.Ordinal);
        Assert.Empty(server.Server.Errors);
    }
}
