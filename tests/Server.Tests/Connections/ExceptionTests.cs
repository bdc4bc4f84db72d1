using Adapters.Server.Tests.WebSockets;
using Adapters.Server.Transports.Memory;

namespace Adapters.Server.Tests.Connections;

/// <summary>A handler whose routes throw.</summary>
[Handler("/throwing")]
public sealed class ThrowingHandler
{
    [Get("/{status:int}")]
    public async Task<string> Status(int status)
    {
        await Task.Yield();
        throw new HttpException(status, "Not today.") { Headers = { { "retry-after", "60" }, { "content-type", "image/png" } } };
    }

    [Get("/begun")]
    public async Task<IAsyncEnumerable<string>> Begun()
    {
        await Task.Yield();
        return Pieces(new HttpException(404));
    }

    [Get("/begun/own")]
    public async Task<IAsyncEnumerable<string>> BegunOwn()
    {
        await Task.Yield();
        return Pieces(new KeyNotFoundException("a secret"));
    }

    [Get("/own")]
    public async Task<string> Own()
    {
        await Task.Yield();
        throw new KeyNotFoundException("a secret");
    }

    [Get("/fault")]
    public async Task<string> Fault()
    {
        await Task.Yield();
        throw new InvalidOperationException("a secret");
    }

    [WebSocket("/socket")]
    public Task Socket(WebSocket socket, int count, DateOnly day) => socket.AcceptAsync().AsTask();

    [WebSocket("/socket/denied")]
    public Task Denied(WebSocket socket) => throw new HttpException(403, "Not today.");

    [ExceptionHandler]
    public async Task<NotFound> OnMissing(KeyNotFoundException error)
    {
        await Task.Yield();
        return new NotFound("It is not here.");
    }

    private static async IAsyncEnumerable<string> Pieces(Exception end)
    {
        await Task.Yield();
        yield return "piece";
        throw end;
    }
}

/// <summary>What the client and the log get of an exception.</summary>
public sealed class ExceptionTests
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    [Theory]
    [InlineData("404", "404 Not Found", "Not today.")]
    [InlineData("429", "429 Too Many Requests", "Not today.")]
    [InlineData("own", "404 Not Found", "It is not here.")]
    public void An_error_of_the_client_is_a_problem_and_no_line_of_the_log(string path, string status, string detail)
    {
        using var server = new LoopedServer(AllocationApp.Asgi);
        var client = server.Connect();
        var answer = Ask(server, path, client);

        Assert.StartsWith($"HTTP/1.1 {status}\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("content-type: application/problem+json\r\n", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("image/png", answer, StringComparison.Ordinal);
        Assert.EndsWith($"\"status\":{status[..3]},\"detail\":\"{detail}\",\"traceId\":\"{Trace}\"}}", answer, StringComparison.Ordinal);
        Assert.Equal(path != "own", answer.Contains("retry-after: 60\r\n", StringComparison.Ordinal));
        Assert.EndsWith(
            "Hello, World!", server.Ask(client, "GET /text HTTP/1.1\r\nHost: a\r\n\r\n"), StringComparison.Ordinal);
        Assert.Empty(server.Log);
    }

    [Theory]
    [InlineData("503", "503 Service Unavailable")]
    [InlineData("fault", "500 Internal Server Error")]
    public void An_error_of_the_server_is_logged_with_its_trace(string path, string status)
    {
        using var server = new LoopedServer(AllocationApp.Asgi);
        var answer = Ask(server, path, server.Connect());

        Assert.StartsWith($"HTTP/1.1 {status}\r\n", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("a secret", answer, StringComparison.Ordinal);
        Assert.Single(answer.Split("content-type:")[1..]);
        var line = Assert.Single(server.Log);
        Assert.StartsWith("Error: The application failed", line, StringComparison.Ordinal);
        Assert.Contains($"trace {Trace}", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Details_reach_the_client_in_development_alone()
    {
        using var server = new LoopedServer(AllocationApp.Asgi, new ServerOptions { Development = true });
        var answer = Ask(server, "fault", server.Connect());

        Assert.Contains("\"exception\":\"System.InvalidOperationException: a secret", answer, StringComparison.Ordinal);
        Assert.Contains("ThrowingHandler.Fault()", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("begun")]
    [InlineData("begun/own")]
    public void What_is_thrown_after_the_response_has_begun_ends_the_connection_and_is_logged(string path)
    {
        using var server = new LoopedServer(AllocationApp.Asgi);
        var client = server.Connect();
        var answer = Ask(server, path, client);

        Assert.StartsWith("HTTP/1.1 200 OK\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("5\r\npiece\r\n", answer, StringComparison.Ordinal);
        Assert.True(client.HasEnded);
        var line = Assert.Single(server.Log, l => l.StartsWith("Error: ", StringComparison.Ordinal));
        Assert.Contains(path == "begun" ? "HttpException" : "KeyNotFoundException", line, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_of_a_middleware_has_its_status_too()
    {
        using var server = new LoopedServer((_, _, _) => throw new HttpException(401, "Who are you?"));
        var answer = server.Ask(server.Connect(), "GET / HTTP/1.1\r\nHost: a\r\nAccept: text/plain\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 401 Unauthorized\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("\r\n\r\n401 Unauthorized\nWho are you?\nTrace: ", answer, StringComparison.Ordinal);
        Assert.Empty(server.Log);
    }

    [Fact]
    public void A_handshake_whose_values_cannot_be_read_is_denied_with_all_errors()
    {
        using var server = new LoopedServer(AllocationApp.Asgi);
        var client = server.Connect();
        var answer = server.Ask(client, WebSocketPeer.Handshake("/throwing/socket?count=x"));

        Assert.StartsWith("HTTP/1.1 400 Bad Request\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("content-type: application/problem+json\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("\"name\":\"count\"", answer, StringComparison.Ordinal);
        Assert.Contains("\"name\":\"day\",\"detail\":\"is missing\"", answer, StringComparison.Ordinal);
        var page = server.Ask(server.Connect(), WebSocketPeer.Handshake("/throwing/socket?count=x", "Accept: text/html\r\n"));
        Assert.Contains("<h1>400 Bad Request</h1>", page, StringComparison.Ordinal);
        Assert.Empty(server.Log);
    }

    [Fact]
    public void A_handshake_may_be_denied_by_an_exception()
    {
        using var server = new LoopedServer(AllocationApp.Asgi);
        var answer = server.Ask(server.Connect(), WebSocketPeer.Handshake("/throwing/socket/denied"));

        Assert.StartsWith("HTTP/1.1 403 Forbidden\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("\"detail\":\"Not today.\"", answer, StringComparison.Ordinal);
        Assert.Empty(server.Log);
    }

    private static string Ask(LoopedServer server, string path, MemoryClient client) => server.Ask(
        client, $"GET /throwing/{path} HTTP/1.1\r\nHost: a\r\ntraceparent: 00-{Trace}-00f067aa0ba902b7-01\r\n\r\n");
}
