using Adapters.CompilerServices;
using Adapters.Server.Tests.Connections;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>A synchronous handler that fails.</summary>
[Handler]
public sealed class BrokenHandler
{
    [Get("/broken")]
    public string Break() => throw new InvalidOperationException("broken");
}

/// <summary>
/// An exception of a synchronous application comes out of the call to a middleware, as that of an asynchronous one does, and
/// the server answers and logs only what nobody has caught.
/// </summary>
public sealed class FailureTests
{
    private const string Get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    private static readonly InvalidOperationException Broken = new("broken");

    public static TheoryData<string> BeforeTheStart => new("call", "started", "first", "null", "none", "short", "failed-again");

    [Theory]
    [MemberData(nameof(BeforeTheStart))]
    public void Before_the_response_has_started_the_exception_comes_out_and_the_server_answers_500(string how)
    {
        Exception? seen = null;
        using var server = new LoopedWsgi(Fails(how), middleware: app => async (scope, receive, send) =>
        {
            seen = await Record.ExceptionAsync(() => app(scope, receive, send).AsTask());
            if (seen is not null)
                throw seen;
        });
        var client = server.Connect();
        var answer = server.Ask(client, Get, "never");

        Assert.NotNull(seen);
        Assert.StartsWith("HTTP/1.1 500 Internal Server Error\r\n", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("x-secret", answer, StringComparison.Ordinal);
        Assert.Contains("POST / (Test)", Assert.Single(server.Server.Log, IsError), StringComparison.Ordinal);
        Assert.Empty(server.WsgiLog.Lines);
        AssertNext(server);
    }

    [Theory]
    [MemberData(nameof(BeforeTheStart))]
    public void A_middleware_may_answer_in_its_own_way(string how)
    {
        using var server = new LoopedWsgi(Fails(how), middleware: app => async (scope, receive, send) =>
        {
            try
            {
                await app(scope, receive, send);
            }
            catch (InvalidOperationException)
            {
                await send(new HttpResponseStart(418, new HeaderList { { "x-own", "1" } }));
                await send(new HttpResponseBody("teapot"u8.ToArray()));
            }
        });
        var client = server.Connect();
        var answer = server.Ask(client, Get, "teapot");

        Assert.StartsWith("HTTP/1.1 418 ", answer, StringComparison.Ordinal);
        Assert.Contains("x-own: 1\r\n", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Server.Log, IsError);
        Assert.Empty(server.WsgiLog.Lines);
        Assert.StartsWith("HTTP/1.1 418 ", server.Ask(client, Get, "teapot"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("later")]
    [InlineData("exc_info")]
    public void After_the_start_the_exception_comes_out_and_the_connection_is_cut(string how)
    {
        Exception? seen = null;
        using var server = new LoopedWsgi(Fails(how), middleware: app => async (scope, receive, send) =>
        {
            seen = await Record.ExceptionAsync(() => app(scope, receive, send).AsTask());
            if (seen is not null)
                throw seen;
        });
        var client = server.Connect();
        var answer = server.Ask(client, Get, "never");

        Assert.Same(Broken, seen);
        Assert.Contains("sent", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("\r\n0\r\n", answer, StringComparison.Ordinal);
        Assert.True(client.HasEnded);
        Assert.Single(server.Server.Log, IsError);
        Assert.Empty(server.WsgiLog.Lines);
        AssertNext(server);
    }

    [Fact]
    public void After_the_start_an_exception_that_a_middleware_hides_cuts_the_connection_too()
    {
        using var server = new LoopedWsgi(Fails("later"), middleware: app => async (scope, receive, send) =>
            _ = await Record.ExceptionAsync(() => app(scope, receive, send).AsTask()));
        var client = server.Connect();
        server.Ask(client, Get, "never");

        Assert.True(client.HasEnded);
        Assert.Contains("before the last http.response.body", Assert.Single(server.Server.Log, IsError), StringComparison.Ordinal);
        AssertNext(server);
    }

    [Fact]
    public void It_is_logged_once_with_the_stack_of_the_application_and_its_route()
    {
        using var server = new ServedApplication(BreaksDeepInside);
        var answer = server.Ask(Get, "never");

        Assert.StartsWith("HTTP/1.1 500 ", answer, StringComparison.Ordinal);
        var line = Assert.Single(server.Log.Lines, line => line.Level >= LogLevel.Warning);
        Assert.Contains("GET / (Test)", line.Text, StringComparison.Ordinal);
        Assert.Contains(nameof(BreaksDeepInside), line.Error!.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_keeps_its_own_stack()
    {
        using var host = new WsgiHost();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.Run(BreaksDeepInside));

        Assert.Contains(nameof(BreaksDeepInside), error.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_send_threw_comes_out_and_not_that_the_client_has_left()
    {
        using var host = new WsgiHost();
        var client = host.Client();
        client.OnBlock = _ => throw new InvalidDataException("a broken middleware");
        await Assert.ThrowsAsync<InvalidDataException>(() => host.Run(Fails("endless"), client: client));
        Assert.Equal("GET /: ", (await host.Run(ReadAheadTests.Echo)).Text);
    }

    [Fact]
    public void A_client_that_leaves_is_seen_by_a_middleware_and_is_no_failure()
    {
        Exception? seen = null;
        using var server = new LoopedWsgi(Fails("endless"), middleware: app => async (scope, receive, send) =>
        {
            seen = await Record.ExceptionAsync(() => app(scope, receive, send).AsTask());
            if (seen is not null)
                throw seen;
        });
        var client = server.Connect();
        client.Window = 10_000;
        server.Write(client, Get);
        server.TurnUntil(() => client.Read(new byte[1000]) > 0);
        client.Reset();
        server.TurnUntil(() => server.Workers.InHand == 0 && seen is not null);

        Assert.IsType<ClientDisconnectedException>(seen);
        Assert.DoesNotContain(server.Server.Log, IsError);
        Assert.All(server.WsgiLog.Lines, line => Assert.Equal(LogLevel.Debug, line.Level));
        AssertNext(server);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_middleware_around_a_generated_application_sees_what_a_synchronous_handler_threw(bool isSynchronousAlone)
    {
        Exception? seen = null;
        var app = isSynchronousAlone ? AllocationApp.Wsgi.ToAsgi() : AllocationApp.Asgi;
        using var server = new LoopedWsgi((_, _) => [], middleware: _ => async (scope, receive, send) =>
        {
            seen = await Record.ExceptionAsync(() => app(scope, receive, send).AsTask());
            if (seen is not null)
                throw seen;
        });
        var answer = server.Ask(server.Connect(), Get.Replace("/ ", "/broken "), "never");

        Assert.StartsWith("HTTP/1.1 500 ", answer, StringComparison.Ordinal);
        Assert.Equal("broken", seen!.Message);
        Assert.Contains("GET /broken (BrokenHandler.Break)", Assert.Single(server.Server.Log, IsError), StringComparison.Ordinal);
        Assert.Empty(server.WsgiLog.Lines);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> BreaksDeepInside(Environ environ, StartResponse start)
    {
        environ.Scope.Route = "GET / (Test)";
        throw new InvalidOperationException("broken");
    }

    private static WsgiApplication Fails(string how) => (environ, start) =>
    {
        if (environ.PathInfo == "/next")
            return WsgiRespond.Text(environ, start, "fine");
        if (how == "call")
            throw Broken;
        if (how != "none")
            start("200 OK", how == "short" ? new HeaderList { { "content-length", "9" } } : new HeaderList { { "x-secret", "1" } });
        if (how == "started")
            throw Broken;
        if (how == "failed-again")
            start("500 Internal Server Error", new HeaderList { { "x-secret", "2" } }, Broken);
        return how switch
        {
            "null" => null!,
            "none" => [],
            "short" => ["x"u8.ToArray()],
            _ => Blocks(how, start),
        };
    };

    private static IEnumerable<ReadOnlyMemory<byte>> Blocks(string how, StartResponse start)
    {
        if (how is "first" or "failed-again")
            throw Broken;
        yield return "sent"u8.ToArray();
        while (how == "endless")
            yield return "sent"u8.ToArray();
        if (how == "exc_info")
            start("500 Internal Server Error", [], Broken);
        throw Broken;
    }

    private static bool IsError(string line) => line.StartsWith("Error: ", StringComparison.Ordinal);

    private static void AssertNext(LoopedWsgi server)
    {
        Assert.EndsWith("\r\n\r\nfine", server.Ask(server.Connect(), Get.Replace("/ ", "/next "), "fine"), StringComparison.Ordinal);
        Assert.Empty(server.Server.Errors);
    }
}
