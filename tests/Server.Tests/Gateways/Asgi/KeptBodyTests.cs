using System.Text;
using Adapters.CompilerServices;
using Adapters.Server.Tests.Connections;
using Adapters.Server.Tests.Gateways.Wsgi;

namespace Adapters.Server.Tests.Gateways.Asgi;

/// <summary>
/// A middleware that completes while what it has called still reads the body: the connection, and its block, serve the next
/// request meanwhile.
/// </summary>
public sealed class KeptBodyTests
{
    private const string Upload = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello";
    private const string Next = "GET /next HTTP/1.1\r\nHost: b\r\nX-Other: of another client\r\n\r\n";

    [Fact]
    public void A_part_of_the_body_stays_what_it_was()
    {
        ReadOnlyMemory<byte> kept = default;
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            if (((HttpScope)scope).MethodName == "POST")
                kept = ((HttpRequest)await receive()).Body;
            await Applications.Text("done")(scope, receive, send);
        });

        Assert.EndsWith("done", server.Ask(server.Connect(), Upload), StringComparison.Ordinal);
        for (var i = 0; i < 3; i++)
            server.Ask(server.Connect(), Next);

        Assert.Equal("hello", Encoding.ASCII.GetString(kept.Span));
    }

    [Fact]
    public async Task A_head_that_another_thread_reads_while_the_call_returns_stays_what_it_was()
    {
        using var goOn = new ManualResetEventSlim();
        Task<string>? reading = null;
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            if (((HttpScope)scope).MethodName == "POST")
            {
                using var isHeld = new ManualResetEventSlim();
                reading = Task.Run(() => HoldHead(((HttpScope)scope).Request, isHeld, goOn));
#pragma warning disable ADPT102 // The call returns when the other thread has begun to read, and not before.
                isHeld.Wait();
#pragma warning restore ADPT102
                await Task.Yield();
            }

            await Applications.Text("done")(scope, receive, send);
        });

        Assert.EndsWith("done", server.Ask(server.Connect(), Upload), StringComparison.Ordinal);
        for (var i = 0; i < 3; i++)
            server.Ask(server.Connect(), Next);
        goOn.Set();

        Assert.Equal("POST", await reading!.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    /// <summary>
    /// Emitted code hands the scope out where the handler asks for it, which may be after the head was copied: by then it is in a
    /// block of the pool.
    /// </summary>
    [Fact]
    public void A_head_whose_scope_is_handed_out_late_serves_no_other_request()
    {
        var wait = new TaskCompletionSource();
        AsgiApplication application = async (scope, receive, send) =>
        {
            if (((HttpScope)scope).MethodName == "POST")
            {
                await wait.Task;
                ((HttpScope)scope).Guard!.Keep();
            }

            await Applications.Text("done")(scope, receive, send);
        };
        using var server = new LoopedServer(EntryPoint.Mark(application));
        var client = server.Connect();
        client.Write(Encoding.ASCII.GetBytes(Upload));
        server.Turn();
        wait.SetResult();

        Assert.EndsWith("done", server.ReadAll(client), StringComparison.Ordinal);
        Assert.Equal((0, 1), (server.Blocks.Rented, server.Blocks.Discarded));
        server.Ask(server.Connect(), Next);
        Assert.Equal(1, server.Blocks.Discarded);
    }

    private static string HoldHead(RequestView request, ManualResetEventSlim isHeld, ManualResetEventSlim goOn)
    {
        var name = request.MethodName;
        isHeld.Set();
        goOn.Wait();
        return Encoding.ASCII.GetString(name);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(ServerOptions.DefaultBodyReadAhead)]
    public void A_worker_reads_its_own_body_only(int readAhead)
    {
        using var goOn = new ManualResetEventSlim();
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (read, name) = ("", "");
        using var server = new LoopedWsgi(
            (environ, start) =>
            {
                if (environ.Method == "GET")
                    return WsgiRespond.Text(environ, start, "next");
                reached.SetResult();
                goOn.Wait();
                name = Record.Exception(() => environ.PathInfo)?.GetType().Name ?? "";
                read = Encoding.ASCII.GetString(((WsgiInput)environ.Input).ReadToEnd());
                return WsgiRespond.Text(environ, start, "late");
            },
            threads: 2, readAhead: readAhead,
            middleware: inner => async (scope, receive, send) =>
            {
                var answering = inner(scope, receive, send).AsTask();
                if (scope is HttpScope { MethodName: "POST" })
                {
                    await reached.Task;
                    await Applications.Text("given up")(scope, receive, send);
                }
                else
                {
                    await answering;
                }
            });
        var client = server.Connect();
        Assert.Contains("given up", server.Ask(client, Upload, "given up"), StringComparison.Ordinal);
        for (var i = 0; i < 3; i++)
            Assert.Contains("200 OK", server.Ask(server.Connect(), Next, "next"), StringComparison.Ordinal);

        goOn.Set();
        server.TurnUntil(() => server.Workers.InHand == 0);

        Assert.Equal(("InvalidOperationException", "hello"), (name, read));
        Assert.Contains("200 OK", server.Ask(client, Next, "next"), StringComparison.Ordinal);
    }
}
