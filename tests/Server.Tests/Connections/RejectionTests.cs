using Adapters.Server.Gateways.Wsgi;
using Adapters.Server.Telemetry.Logging;
using Adapters.Server.Telemetry.Metrics;
using Adapters.Server.Tests.Gateways.Wsgi;
using Adapters.Server.Workers;
using static Adapters.Server.Tests.Connections.Applications;

namespace Adapters.Server.Tests.Connections;

/// <summary>What is counted of requests that are rejected, cut or answered: each once.</summary>
public sealed class RejectionTests
{
    private static readonly ServerOptions Small = new()
    {
        LimitRequestLine = 100, LimitRequestFields = 3, LimitRequestFieldsSize = 200, LimitRequestBody = 10,
    };

    [Theory]
    [InlineData("413", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n", "size", 0)]
    [InlineData("413", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nb\r\nhello world\r\n", "size", 1)]
    [InlineData("431", "GET / HTTP/1.1\r\nHost: a\r\nA: 1\r\nB: 2\r\nC: 3\r\n\r\n", "size", 0)]
    [InlineData("400", "GET /\u0001 HTTP/1.1\r\nHost: a\r\n\r\n", "invalid", 0)]
    [InlineData("417", "GET / HTTP/1.1\r\nHost: a\r\nExpect: more\r\n\r\n", "invalid", 0)]
    [InlineData("501", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", "invalid", 0)]
    public void A_request_that_is_refused_is_counted_once_by_its_reason(string status, string request, string reason, long requests)
    {
        using var server = new LoopedServer(Echo, Small.Copy());

        Assert.StartsWith($"HTTP/1.1 {status} ", server.Ask(server.Connect(), request), StringComparison.Ordinal);

        Assert.Equal([reason], Rejected(server));
        Assert.Equal(requests, server.Set.Counters.Requests);
        // The next one is none of them.
        server.Ask(server.Connect(), Get);
        Assert.Equal([reason], Rejected(server));
        Assert.Equal(requests + 1, server.Set.Counters.Requests);
    }

    [Fact]
    public void A_line_that_is_too_long_is_counted()
    {
        using var server = new LoopedServer(Echo, Small.Copy());

        var answer = server.Ask(server.Connect(), $"GET /{new string('x', 200)} HTTP/1.1\r\nHost: a\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 414 ", answer, StringComparison.Ordinal);

        Assert.Equal(["size"], Rejected(server));
    }

    [Fact]
    public void Who_is_late_with_a_head_and_a_handler_that_is_late_are_timeouts()
    {
        using var server = new LoopedServer((_, _, _) => new ValueTask(new TaskCompletionSource().Task));
        var (head, handler) = (server.Connect(), server.Connect());
        server.Ask(head, "GET / HT");
        server.Ask(handler, Get);

        server.Time.Advance(61_000);

        Assert.StartsWith("HTTP/1.1 408 ", server.ReadAll(head), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 504 ", server.ReadAll(handler), StringComparison.Ordinal);
        Assert.Equal(["timeout", "timeout"], Rejected(server));
        Assert.Equal(1, server.Set.Counters.Requests);
    }

    [Fact]
    public void A_request_whose_client_leaves_before_the_answer_has_ended_and_is_not_refused()
    {
        using var server = new LoopedServer((_, _, _) => new ValueTask(new TaskCompletionSource().Task));
        var client = server.Connect();
        server.Ask(client, Get);
        Assert.Equal(0, server.Set.Counters.Requests);

        client.Reset();
        server.Turn();

        Assert.Equal(1, server.Set.Counters.Requests);
        Assert.Empty(Rejected(server));
    }

    [Fact]
    public void A_request_for_which_the_queue_has_no_place_is_refused_and_has_ended()
    {
        using var workers = new WorkerPool(1, 0);
        var counters = new LoopCounters();
        var gateway = new WsgiGateway(workers, new WsgiSettings(), new WsgiLog(new CapturedLog())) { Counters = counters };
        WsgiApplication application = (_, _) => throw new InvalidOperationException("It is not called.");
        using var server = new LoopedServer(application.ToAsgi(), workers: gateway);
        Assert.True(workers.TryReserve());

        for (var i = 0; i < 5; i++)
            Assert.StartsWith("HTTP/1.1 503 ", server.Ask(server.Connect(), Get), StringComparison.Ordinal);

        Assert.Equal(5, counters.Rejected(Rejection.Queue));
        Assert.Equal(5, server.Set.Counters.Requests);
        workers.Release();
    }

    /// <summary>The reason of each rejection.</summary>
    private static string[] Rejected(LoopedServer server) =>
    [
        .. Enum.GetValues<Rejection>().SelectMany(reason =>
            Enumerable.Repeat(Rejections.Reasons[(int)reason], (int)server.Set.Counters.Rejected(reason))),
    ];
}
