using System.Text;
using Adapters.Server.Tests.Telemetry.Logging;
using Adapters.Server.Tests.Transports;

namespace Adapters.Server.Tests.Hosting;

/// <summary>Who accepts new connections while a handler holds its loop, and what the log says of it.</summary>
public sealed class ListenerFailoverTests : IDisposable
{
    private static readonly TimeSpan Stall = TimeSpan.FromMilliseconds(10);
    private readonly RecordedLog _log = new();
    private readonly SemaphoreSlim _entered = new(0);
    private readonly ManualResetEventSlim _release = new();
    private readonly Dictionary<string, TaskCompletionSource> _awaited = [];

    public ListenerFailoverTests()
    {
        foreach (
            var part in new[]
            {
                "Another event loop accepts", "It is the only event loop", "All event loops are blocked", "is running again",
            })
            _awaited[part] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _log.Added = line =>
        {
            foreach (var (part, source) in _awaited)
            {
                if (line.Contains(part))
                    source.TrySetResult();
            }
        };
    }

    public void Dispose() => _release.Set();

    [Theory]
    [InlineData("epoll")]
    [InlineData("sockets")]
    public async Task Another_loop_answers_until_the_one_that_is_held_turns_again(string transport)
    {
        await using var server = await StartAsync(transport, loops: 2);
        var held = AskAsync(server, "/hold");

        await LoggedAsync("Another event loop accepts");
        for (var i = 0; i < 20; i++)
            Assert.Equal("/", await AskAsync(server, "/"));

        Assert.False(held.IsCompleted);
        _release.Set();
        Assert.Equal("/hold", await held.Within());
        await LoggedAsync("is running again");
        for (var i = 0; i < 20; i++)
            Assert.Equal("/", await AskAsync(server, "/"));
        await _log.FindAsync(line => line.StartsWith("Error Event loop ") && line.Contains(" is still blocked by GET /hold after ")
            && line.EndsWith($". Another event loop accepts its new connections. "
                + $"Print its stack with: dotnet-stack report -p {Environment.ProcessId}"));
    }

    [Theory]
    [InlineData("epoll", 1, "It is the only event loop")]
    [InlineData("sockets", 1, "It is the only event loop")]
    [InlineData("epoll", 2, "All event loops are blocked")]
    [InlineData("sockets", 2, "All event loops are blocked")]
    public async Task Who_comes_while_no_loop_turns_waits_and_is_answered(string transport, int loops, string logged)
    {
        await using var server = await StartAsync(transport, loops);
        // With two loops, one of them at first stands in for the other.
        var held = new List<Task<string>>();
        for (var i = 0; i < loops; i++)
        {
            held.Add(AskAsync(server, "/hold"));
            await _entered.WaitAsync().Within();
        }

        await LoggedAsync(logged);
        var waiting = Enumerable.Range(0, 20).Select(i => AskAsync(server, $"/{i}")).ToArray();
        _release.Set();

        Assert.All(await Task.WhenAll(held).Within(), answer => Assert.Equal("/hold", answer));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"/{i}"), await Task.WhenAll(waiting).Within());
        await LoggedAsync("is running again");
    }

    /// <summary>Who is accepted by a stand-in is one of its connections: a stop answers them before it ends.</summary>
    [Theory]
    [InlineData("epoll")]
    [InlineData("sockets")]
    public async Task A_stop_ends_while_another_loop_stands_in(string transport)
    {
        var server = await StartAsync(transport, loops: 2);
        var held = AskAsync(server, "/hold");
        await LoggedAsync("Another event loop accepts");
        Assert.Equal("/", await AskAsync(server, "/"));

        await server.StopAsync().Within();

        Assert.True(server.HasHeldLoop);
        _release.Set();
        Assert.Equal("/hold", await held.Within());
        await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(server, "/")).Within();
    }

    private static async Task<string> AskAsync(RunningServer server, string path)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(server.Addresses[0] + path);
    }

    private Task LoggedAsync(string part) => _awaited[part].Task.Within();

    private Task<RunningServer> StartAsync(string transport, int loops) => AdaptersServer.StartAsync(
        async (scope, receive, send) =>
        {
            if (scope is not HttpScope http)
                throw new NotSupportedException(scope.Type);
            var path = http.Path;
            await Task.Yield();
            if (path == "/hold")
            {
                _entered.Release();
#pragma warning disable ADPT102 // To hold the loop is what this handler is for.
                _release.Wait();
#pragma warning restore ADPT102
            }

            await send(new HttpResponseStart(200));
            await send(new HttpResponseBody(Encoding.UTF8.GetBytes(path)));
        },
        new ServerOptions
        {
            LoggerFactory = _log,
            Binds = { "http://127.0.0.1:0" },
            TimeoutGracefulShutdown = TimeSpan.FromMilliseconds(100),
            LoopStall = Stall,
            Transport = transport,
            Loops = loops,
        });
}
