using System.Net;
using System.Net.Sockets;
using System.Text;
using Adapters.Server.Tests.Telemetry.Logging;

namespace Adapters.Server.Tests.Hosting;

/// <summary>A whole server on real sockets: start, answers, stop.</summary>
public sealed class RunningServerTests
{
    private static readonly HttpClient Client = new();
    private readonly RecordedLog _log = new();

    [Theory]
    [InlineData("epoll", 1)]
    [InlineData("epoll", 2)]
    [InlineData("sockets", 2)]
    public async Task It_answers_on_the_port_that_it_says(string transport, int loops)
    {
        Assert.SkipWhen(transport == "epoll" && !OperatingSystem.IsLinux(), "epoll is Linux's");
        await using var server = await Start(Answer("hello"), options =>
        {
            options.Transport = transport;
            options.Loops = loops;
        });

        Assert.Equal("hello", await Client.GetStringAsync(server.Addresses[0]));
        await _log.FindAsync(line => line == $"Information Listening on {server.Addresses[0]} (press Ctrl+C to stop)");
    }

    [Fact]
    public async Task It_listens_on_several_addresses()
    {
        var path = Path.Combine(Path.GetTempPath(), $"adapters-{Guid.NewGuid():n}.sock");
        await using (var server = await Start(Answer("hello"), options => options.Binds.Add($"unix:{path}")))
        {
            Assert.Equal($"unix:{path}", server.Addresses[1]);
            Assert.Equal("hello", await GetOverUnixSocket(path));
        }

        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task An_address_in_use_is_reported_before_the_application_starts()
    {
        await using var first = await Start(Answer("hello"));
        var isCalled = false;
        AsgiApplication second = (scope, receive, send) =>
        {
            isCalled = true;
            throw new NotSupportedException(scope.Type);
        };
        var options = new ServerOptions { LoggerFactory = _log, Binds = { first.Addresses[0] } };

        var error = await Assert.ThrowsAsync<ConfigurationException>(() => AdaptersServer.StartAsync(second, options));

        Assert.Equal(
            $"cannot listen on {first.Addresses[0]}: another process listens there; stop it or choose another port with --bind",
            error.Message);
        Assert.False(isCalled);
    }

    [Theory]
    [InlineData(
        "http://127.0.0.1:{0}", "http://localhost:{0}",
        "cannot listen on http://localhost:{0}: this program already listens on http://127.0.0.1:{0}, which uses the same port; remove "
        + "one or choose another port")]
    [InlineData(
        "http://0.0.0.0:{0}", "http://localhost:{0}",
        "cannot listen on http://localhost:{0}: this program already listens on http://0.0.0.0:{0}, which uses the same port; remove one "
        + "or choose another port")]
    public async Task An_address_that_the_program_itself_takes_is_said_to_be_its_own(string first, string second, string message)
    {
        var port = FindPort();
        var options = new ServerOptions { Loops = 1, Binds = { string.Format(null, first, port), string.Format(null, second, port) } };
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => AdaptersServer.StartAsync((_, _, _) => default, options));
        Assert.Equal(string.Format(null, message, port), error.Message);

        // The next start finds nothing of this one in its way.
        await using var next = await AdaptersServer.StartAsync(
            (_, _, _) => default, new ServerOptions { Loops = 1, Binds = { string.Format(null, first, port) } });
        Assert.Single(next.Addresses);
    }

    [Fact]
    public async Task A_synchronous_application_is_answered_by_a_worker()
    {
        string? thread = null;
        WsgiApplication application = (environ, start) =>
        {
            thread = Thread.CurrentThread.Name;
            start("200 OK", []);
            return [Encoding.UTF8.GetBytes("from a worker")];
        };
        await using var server = await Start(application.ToAsgi());

        Assert.Equal("from a worker", await Client.GetStringAsync(server.Addresses[0]));
        Assert.StartsWith("adapters-worker-", thread);
    }

    [Fact]
    public async Task What_startup_stores_is_the_state_of_each_request()
    {
        object? seen = null;
        await using var server = await Start(async (scope, receive, send) =>
        {
            if (scope is LifespanScope)
            {
                scope.State["pool"] = "shared";
                await Live(receive, send);
                return;
            }

            seen = scope.State["pool"];
            scope.State["pool"] = "changed by one request";
            await Respond(send, "ok");
        });

        await Client.GetStringAsync(server.Addresses[0]);
        await Client.GetStringAsync(server.Addresses[0]);

        Assert.Equal("shared", seen);
    }

    [Fact]
    public async Task A_stop_waits_for_the_request_under_way_and_then_cleans_up()
    {
        var entered = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var steps = new List<string>();
        var server = await Start(async (scope, receive, send) =>
        {
            if (scope is LifespanScope)
            {
                await Live(receive, send);
                steps.Add("cleaned up");
                return;
            }

            entered.SetResult();
            await release.Task;
            steps.Add("answered");
            await Respond(send, "late");
        });
        var answer = Client.GetStringAsync(server.Addresses[0]);
        await entered.Task;

        var stop = server.StopAsync();
        release.SetResult();
        await stop;

        Assert.Equal("late", await answer);
        Assert.Equal(["answered", "cleaned up"], steps);
    }

    [Fact]
    public async Task A_request_that_outlives_the_deadline_is_cancelled()
    {
        var entered = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        var server = await Start(
            async (scope, receive, send) =>
            {
                if (scope is not HttpScope http)
                    throw new NotSupportedException(scope.Type);
                http.Aborted.Register(cancelled.SetResult);
                entered.SetResult();
                await new TaskCompletionSource().Task;
            },
            options => options.TimeoutGracefulShutdown = TimeSpan.FromMilliseconds(1));
        var answer = Client.GetStringAsync(server.Addresses[0]);
        await entered.Task;

        await server.StopAsync();

        await cancelled.Task;
        await Assert.ThrowsAsync<HttpRequestException>(() => answer);
        await _log.FindAsync(
            line => line == "Warning --timeout-graceful-shutdown has expired: cancelling the requests in progress (open connections: 1)");
    }

    [Fact]
    public async Task An_error_of_a_callback_of_the_stop_does_not_end_it()
    {
        var entered = new TaskCompletionSource();
        var notified = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var server = await Start(async (scope, receive, send) =>
        {
            if (scope is not HttpScope http)
                throw new NotSupportedException(scope.Type);
            http.Stopping.Register(() =>
            {
                notified.SetResult();
                throw new InvalidOperationException("thrown");
            });
            entered.SetResult();
            await notified.Task;
            await Respond(send, "answered");
        });
        var answer = Client.GetStringAsync(server.Addresses[0]);
        await entered.Task;

        await server.StopAsync();

        Assert.Equal("answered", await answer);
        await _log.FindAsync(line => line.StartsWith(
            "Error A callback of scope.Stopping failed in event loop 0; no connection was closed because of it (at "
            + "Adapters.Server.Tests.Hosting.RunningServerTests."));
    }

    /// <summary>So does an async void method.</summary>
    [Fact]
    public async Task Work_that_an_application_has_posted_and_that_fails_is_reported_with_its_place_and_closes_nothing()
    {
        await using var server = await Start(
            (scope, receive, send) =>
            {
                if (scope is not HttpScope)
                    throw new NotSupportedException(scope.Type);
                SynchronizationContext.Current!.Post(_ => throw new InvalidOperationException("posted"), null);
                return Respond(send, "answered");
            },
            options => options.Loops = 1);

        for (var i = 0; i < 2; i++)
            Assert.Equal("answered", await Client.GetStringAsync(server.Addresses[0]));
        await server.StopAsync();

        Assert.Equal(2, _log.Lines.Count(line => line.StartsWith(
            "Error An async void method, or other work that was posted, failed in event loop 0; no connection was closed because of it "
            + "(at Adapters.Server.Tests.Hosting.RunningServerTests.")));
        Assert.DoesNotContain(_log.Lines, line => line.Contains("the connection was closed"));
    }

    [Theory]
    [InlineData("epoll", 1)]
    [InlineData("epoll", 2)]
    [InlineData("sockets", 2)]
    public async Task A_loop_that_is_held_is_left_and_the_others_end(string transport, int loops)
    {
        using var release = new ManualResetEventSlim();
        var entered = new TaskCompletionSource();
        var server = await Start(
            (scope, receive, send) =>
            {
                if (scope is not HttpScope http)
                    throw new NotSupportedException(scope.Type);
                http.Route = "GET / (Test)";
                entered.SetResult();
#pragma warning disable ADPT102 // To hold the loop is what this handler is for.
                release.Wait();
#pragma warning restore ADPT102
                return Respond(send, "held");
            },
            options =>
            {
                options.TimeoutGracefulShutdown = TimeSpan.FromMilliseconds(1);
                options.Transport = transport;
                options.Loops = loops;
            });
        var answer = Client.GetStringAsync(server.Addresses[0]);
        await entered.Task;

        await server.StopAsync();

        Assert.True(server.HasHeldLoop);
        await _log.FindAsync(line => line.EndsWith(" did not stop: GET / (Test) is blocking it; continuing without it"));
        release.Set();
        Assert.Equal("held", await answer);
    }

    [Fact]
    public async Task Nothing_is_accepted_after_a_stop()
    {
        var server = await Start(Answer("hello"));
        await server.StopAsync();

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => Client.GetStringAsync(server.Addresses[0]));

        Assert.Equal(HttpRequestError.ConnectionError, error.HttpRequestError);
    }

    [Fact]
    public async Task Stopping_twice_is_stopping_once()
    {
        var server = await Start(Answer("hello"));

        Assert.Same(server.StopAsync(), server.StopAsync());
        await server.StopAsync();
    }

    [Fact]
    public async Task A_handler_that_holds_its_loop_is_named()
    {
        using var release = new ManualResetEventSlim();
        _log.Added = line =>
        {
            if (line.Contains("its other connections are waiting"))
                release.Set();
        };
        await using var server = await Start(
            (scope, receive, send) =>
            {
                if (scope is not HttpScope http)
                    throw new NotSupportedException(scope.Type);
                http.Route = "GET / (Test)";
#pragma warning disable ADPT102 // To hold the loop is what this handler is for.
                release.Wait();
#pragma warning restore ADPT102
                return Respond(send, "held");
            },
            // Longer than the server takes to be compiled for its first request.
            options => options.LoopStall = TimeSpan.FromMilliseconds(250));

        Assert.Equal("held", await Client.GetStringAsync(server.Addresses[0]));
        await _log.FindAsync(line => line.Contains(
            " by GET / (Test); its other connections are waiting. "
            + "Its thread is waiting for a task, a lock, a timer or a process; rules ADPT101, ADPT102 and ADPT106 report such calls at "
            + "compile time. Make"));
    }

    private static AsgiApplication Answer(string text) => (scope, receive, send) =>
        scope is HttpScope ? Respond(send, text) : throw new NotSupportedException(scope.Type);

    private static async ValueTask Respond(Send send, string text)
    {
        await send(new HttpResponseStart(200));
        await send(new HttpResponseBody(Encoding.UTF8.GetBytes(text)));
    }

    private static async ValueTask Live(Receive receive, Send send)
    {
        await receive();
        await send(new LifespanStartupComplete());
        await receive();
        await send(new LifespanShutdownComplete());
    }

    private static async Task<string> GetOverUnixSocket(string path)
    {
        using var client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellation) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
        return await client.GetStringAsync("http://localhost/");
    }

    private Task<RunningServer> Start(AsgiApplication application, Action<ServerOptions>? configure = null)
    {
        var options = new ServerOptions { LoggerFactory = _log, Loops = 1, Binds = { "http://127.0.0.1:0" } };
        configure?.Invoke(options);
        return AdaptersServer.StartAsync(application, options);
    }

    /// <summary>Below those that the kernel gives to clients, one of which could take it meanwhile.</summary>
    private static int FindPort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            using var probe = new TcpListener(IPAddress.Any, port);
            try
            {
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Another one, then.
            }
        }
    }
}
