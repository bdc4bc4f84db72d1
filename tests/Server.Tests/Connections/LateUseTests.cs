using static Adapters.Server.Tests.Connections.Applications;

namespace Adapters.Server.Tests.Connections;

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
