using Adapters.Server.Tests.Connections;

using static Adapters.Server.Tests.Connections.Applications;

namespace Adapters.Server.Tests.Gateways.Asgi;

/// <summary>An application that goes on, and ends, in a callback of its token, while another callback throws.</summary>
public sealed class CallbackTests : IDisposable
{
    private const string Get = "GET /first HTTP/1.1\r\nHost: a\r\n\r\n";
    private readonly LoopedServer _server = new(static async (scope, receive, send) =>
    {
        var http = (HttpScope)scope;
        if (http.Path == "/first")
        {
            var aborted = new TaskCompletionSource();
            // The last that was registered is called first.
            http.Aborted.Register(() => throw new InvalidOperationException("callback"));
            http.Aborted.Register(aborted.SetResult);
            await aborted.Task;
        }

        await Text(http.Path)(scope, receive, send);
    });

    public void Dispose() => _server.Dispose();

    [Fact]
    public void A_client_that_leaves_costs_nobody_anything()
    {
        var client = _server.Connect();
        _server.Ask(client, Get);
        client.Reset();
        _server.Turn();
        AssertLogged();
    }

    [Fact]
    public void The_error_is_not_said_of_the_next_request_of_the_connection()
    {
        var client = _server.Connect();
        _server.Ask(client, Get + "GET /second HTTP/1.1\r\nHost: a\r\n\r\n");
        client.End();
        Assert.EndsWith("/second", _server.ReadAll(client), StringComparison.Ordinal);
        AssertLogged();
    }

    [Fact]
    public void A_stop_tells_the_others()
    {
        var clients = new[] { _server.Connect(), _server.Connect() };
        foreach (var client in clients)
            _server.Ask(client, Get);
        var cut = 0;
        // On the loop, as a server does: there the application ends at once.
        _server.Loop.Post(_ => cut = _server.Set.Abort(), null);
        _server.Turn();
        Assert.Equal(2, cut);
        Assert.Equal(0, _server.Set.Count);
        Assert.All(clients, client => Assert.True(client.IsReset));
        AssertLogged();
    }

    [Fact]
    public void What_goes_on_and_throws_when_the_server_stops_costs_the_others_nothing()
    {
        using var server = new LoopedServer(static async (_, receive, _) =>
        {
            await receive();
            receive().GetAwaiter().UnsafeOnCompleted(() => throw new InvalidOperationException("continuation"));
            await new TaskCompletionSource().Task;
        });
        server.Ask(server.Connect(), Get);
        server.Ask(server.Connect(), Get);
        Assert.Equal(2, server.Set.Abort());
        Assert.Equal(0, server.Set.Count);
        Assert.Equal(["continuation", "continuation"], server.Errors.ConvertAll(error => error.Message));
    }

    [Fact]
    public void A_continuation_that_throws_leaves_no_context_entered()
    {
        using var server = new LoopedServer((scope, receive, send) =>
        {
            if (((HttpScope)scope).Path == "/next")
                return Text("next")(scope, receive, send);
            receive().GetAwaiter().UnsafeOnCompleted(() => throw new InvalidOperationException("continuation"));
            return new ValueTask(new TaskCompletionSource().Task);
        });
        var depth = server.Loop.Depth;
        var client = server.Connect();
        server.Ask(client, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n");
        client.Write("a"u8);
        server.Turn();

        Assert.Equal("continuation", Assert.Single(server.Errors).Message);
        Assert.Equal(depth, server.Loop.Depth);
        Assert.EndsWith("next", server.Ask(server.Connect(), "GET /next HTTP/1.1\r\nHost: a\r\n\r\n"), StringComparison.Ordinal);
    }

    private void AssertLogged()
    {
        Assert.Empty(_server.Errors);
        var errors = _server.Log.FindAll(line => line.StartsWith("Error", StringComparison.Ordinal));
        Assert.Contains(errors, line => line.Contains("connection 1 in GET /first", StringComparison.Ordinal));
        Assert.DoesNotContain(errors, line => line.Contains("/second", StringComparison.Ordinal));
        Assert.EndsWith("/next", _server.Ask(_server.Connect(), "GET /next HTTP/1.1\r\nHost: a\r\n\r\n"), StringComparison.Ordinal);
    }
}
