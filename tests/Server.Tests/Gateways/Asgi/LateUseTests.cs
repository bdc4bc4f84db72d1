using Adapters.Server.Tests.Connections;

using static Adapters.Server.Tests.Connections.Applications;

namespace Adapters.Server.Tests.Gateways.Asgi;

/// <summary>Its first request keeps what it is given, and the second uses it.</summary>
[Handler]
public sealed class KeepingHandler
{
    private HttpScope? _scope;
    private Receive? _receive;
    private Send? _send;

    [Get("/keep")]
    public async Task Keep(HttpScope scope, Receive receive, Send send)
    {
        (_scope, _receive, _send) = (scope, receive, send);
        await send(new HttpResponseStart(200));
        await send(new HttpResponseBody("first"u8.ToArray()));
    }

    [Post("/use")]
    public async ValueTask<string> Use()
    {
        Assert.Throws<InvalidOperationException>(() => _scope!.Path);
        Assert.IsType<HttpDisconnect>(await _receive!());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await _send!(new HttpResponseStart(201)));
        return "second";
    }
}

/// <summary>What was handed out for a request throws when it is used during another, since the generation is not its own.</summary>
public sealed class LateUseTests
{
    [Fact]
    public void A_scope_that_has_ended_throws()
    {
        HttpScope? kept = null;
        using var server = new LoopedServer((scope, receive, send) => Text("ok")(kept = (HttpScope)scope, receive, send));
        server.Ask(server.Connect(), Get);
        Assert.Throws<InvalidOperationException>(() => kept!.Path);
        Assert.Throws<InvalidOperationException>(() => kept!.State);
    }

    [Fact]
    public void The_headers_of_one_request_are_not_those_of_the_next() =>
        AssertLate(scope => scope.Headers, (HeadersOf)(headers => _ = headers.Count));

    [Fact]
    public void The_bytes_of_one_request_are_not_those_of_the_next() =>
        AssertLate(scope => scope.Request, (Action<RequestView>)(request => _ = request.RawPath.Length));

    [Fact]
    public void The_bytes_of_one_request_are_not_those_of_another_while_the_rest_of_its_body_is_read()
    {
        RequestView? kept = null;
        using var server = new LoopedServer((scope, receive, send) =>
        {
            kept ??= ((HttpScope)scope).Request;
            return Text("ok")(scope, receive, send);
        });
        var client = server.Connect();
        server.Ask(client, "POST /kept HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n");
        server.Ask(server.Connect(), "GET /of-another HTTP/1.1\r\nHost: a\r\n\r\n");

        Assert.Throws<InvalidOperationException>(() => kept!.RawPath.Length);
        Assert.EndsWith("ok", server.Ask(client, "0123456789" + Get), StringComparison.Ordinal);
    }

    [Fact]
    public void The_event_of_one_request_does_not_have_the_body_of_the_next()
    {
        var events = new List<HttpRequest>();
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            events.Add((HttpRequest)await receive());
            await Text($"{events[0].Body.Length} of {events.Count}")(scope, receive, send);
        });
        var client = server.Connect();
        const string Request = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nsecret";
        Assert.EndsWith("6 of 1", server.Ask(client, Request), StringComparison.Ordinal);
        server.Ask(client, Request);
        Assert.NotSame(events[0], events[1]);
    }

    [Fact]
    public void A_receive_that_is_awaited_when_its_request_is_over_is_notified_of_a_disconnect()
    {
        var (left, late) = (default(ValueTask<ReceiveEvent>), (ReceiveEvent?)null);
        var requests = 0;
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            if (requests++ == 0)
            {
                await receive();
                left = receive();
                await Text("first")(scope, receive, send);
            }
            else
            {
                late = await left;
                await Echo(scope, receive, send);
            }
        });
        var client = server.Connect();
        server.Ask(client, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nfirst");
        Assert.EndsWith(
            "second", server.Ask(client, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nsecond"), StringComparison.Ordinal);
        Assert.IsType<HttpDisconnect>(late);
        Assert.Empty(server.Errors);
    }

    [Fact]
    public void A_scope_under_another_prefix_ends_with_the_one_that_it_was_made_of() =>
        AssertLate(scope => scope.WithRootPath("/inner"), (Action<HttpScope>)(scope => _ = scope.Path));

    [Fact]
    public void A_scope_under_another_prefix_shares_state_and_route()
    {
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            var inner = ((HttpScope)scope).WithRootPath("/inner");
            inner.State["mark"] = "shared";
            inner.Route = "GET /inner (Test)";
            await Text($"{scope.State["mark"]} {((HttpScope)scope).Route}")(scope, receive, send);
        });
        Assert.EndsWith("shared GET /inner (Test)", server.Ask(server.Connect(), Get), StringComparison.Ordinal);
    }

    /// <summary>Both from the loop and from a thread of the application.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Send_of_one_request_does_not_answer_the_next(bool isElsewhere) => AssertRefused(isElsewhere, async (_, send) =>
    {
        await send(new HttpResponseStart(200));
        await send(new HttpResponseBody("injected"u8.ToArray()));
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Receive_of_one_request_has_nothing_of_the_next(bool isElsewhere)
    {
        ReceiveEvent? late = null;
        AssertRefused(isElsewhere, async (receive, _) =>
        {
            late = await receive();
            throw new InvalidOperationException("It was notified of a disconnect.");
        });
        Assert.IsType<HttpDisconnect>(late);
    }

    [Fact]
    public void A_generated_handler_is_given_its_own_scope_receive_and_send()
    {
        using var server = new LoopedServer(AllocationApp.Asgi);
        var client = server.Connect();
        Assert.EndsWith("first", server.Ask(client, "GET /keep HTTP/1.1\r\nHost: a\r\n\r\n"), StringComparison.Ordinal);
        Assert.EndsWith(
            "second", server.Ask(client, "POST /use HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nsecret"), StringComparison.Ordinal);
        Assert.Empty(server.Errors);
    }

    [Fact]
    public void What_all_requests_have_in_common_no_request_can_change()
    {
        foreach (var property in (string[])[nameof(HttpScope.Workers), nameof(HttpScope.Stopping), nameof(HttpScope.StreamsEnding)])
        {
            var setter = typeof(HttpScope).GetProperty(property)!.SetMethod!;
            Assert.Contains(typeof(System.Runtime.CompilerServices.IsExternalInit), setter.ReturnParameter.GetRequiredCustomModifiers());
        }
    }

    /// <summary>
    /// What the first request kept is used while the second is under way: it throws, and the second has its own answer and body.
    /// </summary>
    private static void AssertRefused(bool isElsewhere, Func<Receive, Send, Task> use)
    {
        var (keptReceive, keptSend) = ((Receive)null!, (Send)null!);
        var thrown = new List<Exception?>();
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            if (keptSend is null)
                (keptReceive, keptSend) = (receive, send);
            else if (isElsewhere)
                await Task.Run(async () => thrown.Add(await Record.ExceptionAsync(() => use(keptReceive, keptSend))));
            else
                thrown.Add(await Record.ExceptionAsync(() => use(keptReceive, keptSend)));
            await Echo(scope, receive, send);
        });
        var client = server.Connect();
        Assert.EndsWith("first", server.Ask(client, Post("first")), StringComparison.Ordinal);
        var second = "";
        client.Write(System.Text.Encoding.Latin1.GetBytes(Post("second")));
        Assert.True(SpinWait.SpinUntil(() => (second += server.ReadAll(client)).Length > 0, TimeSpan.FromSeconds(20)));
        Assert.EndsWith("second", second, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(Assert.Single(thrown));

        static string Post(string body) => $"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: {body.Length}\r\n\r\n{body}";
    }

    private delegate void HeadersOf(RequestHeaders headers);

    /// <summary>Keeps something of the first request, and uses it in the second.</summary>
    private static void AssertLate<T>(Func<HttpScope, T> keep, Delegate use)
    {
        var requests = 0;
        var kept = default(T)!;
        Exception? thrown = null;
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            if (requests++ == 0)
                kept = keep((HttpScope)scope);
            else
                thrown = Record.Exception(() => use.DynamicInvoke(kept))?.InnerException;
            await Text("ok")(scope, receive, send);
        });
        var client = server.Connect();
        server.Ask(client, Get);
        server.Ask(client, Get);
        Assert.IsType<InvalidOperationException>(thrown);
        Assert.Contains("has ended", thrown.Message, StringComparison.Ordinal);
    }
}
