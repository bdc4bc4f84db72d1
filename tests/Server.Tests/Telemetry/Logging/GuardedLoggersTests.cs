using System.Text;
using Adapters.Server.Hosting;
using Adapters.Server.Telemetry.Logging;
using Adapters.Server.Tests.Transports;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Tests.Telemetry.Logging;

/// <summary>Loggers of a program that throw: the server goes on, and says so on standard error.</summary>
public sealed class GuardedLoggersTests
{
    private readonly ThrowingLog _log = new();
    private readonly MemoryStream _error = new();

    private string[] Errors => Encoding.UTF8.GetString(_error.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void A_logger_that_throws_is_named_in_one_line_with_its_error()
    {
        using (var loggers = Open())
            loggers.CreateLogger("loop").LogWarning("held");

        Assert.Equal(["Warning held"], _log.Given);
        Assert.EndsWith(
            "ERROR server  The logger of category loop has failed (failures so far: 1); the messages that it was given are lost: "
            + "IOException: the disk is full",
            Assert.Single(Errors));
    }

    [Fact]
    public void It_is_said_again_when_it_has_failed_ten_times_as_often_and_for_each_category()
    {
        using (var loggers = Open())
        {
            var access = loggers.CreateLogger("access");
            for (var i = 0; i < 250; i++)
                access.LogInformation("a request");
            loggers.CreateLogger("loop").LogWarning("held");
        }

        Assert.Equal(251, _log.Given.Length);
        Assert.Equal(
            [
                "access has failed (failures so far: 1", "access has failed (failures so far: 10",
                "access has failed (failures so far: 100", "loop has failed (failures so far: 1",
            ],
            Array.ConvertAll(Errors, line => line.Split("category ")[1].Split(')')[0]));
    }

    [Fact]
    public void A_logger_that_is_asked_for_twice_is_counted_once()
    {
        using (var loggers = Open())
        {
            loggers.CreateLogger("server").LogWarning("one");
            loggers.CreateLogger("server").LogWarning("two");
        }

        Assert.Equal(["Warning one", "Warning two"], _log.Given);
        Assert.Contains("category server has failed (failures so far: 1)", Assert.Single(Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "IOException: the disk is full")]
    [InlineData(false, "InvalidOperationException: CreateLogger returned null")]
    public void A_logger_that_is_not_created_is_replaced_by_standard_error(bool throws, string reason)
    {
        _log.Create = () => throws ? throw new IOException("the disk is full") : null!;
        using (var loggers = Open())
        {
            var loop = loggers.CreateLogger("loop");
            loop.LogWarning("held");
            loop.LogError("stopped");
        }

        Assert.Equal(2, Errors.Length);
        Assert.EndsWith(
            "ERROR server  The logger factory did not create the logger of category loop; its errors are written to standard error "
            + "instead: "
            + reason,
            Errors[0]);
        Assert.EndsWith("ERROR loop  stopped", Errors[1]);
    }

    [Theory]
    [InlineData("server")]
    [InlineData("loop")]
    public void A_logger_that_blocks_delays_nobody_and_its_losses_are_reported(string category)
    {
        using var goOn = new ManualResetEventSlim();
        _log.Added = _ => goOn.Wait(Patience.Limit);
        using (var loggers = Open())
        {
            var logger = loggers.CreateLogger(category);
            // One is being logged, and a thousand wait.
            for (var i = 0; i < 1_100; i++)
                logger.LogWarning("number {Number}", i);
            goOn.Set();
        }

        Assert.InRange(_log.Given.Length, 1_000, 1_099);
        Assert.Contains(
            $"ERROR server  The logger of category {category} is blocked; 1 of its messages have been lost so far",
            string.Join('\n', Errors),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_that_a_slow_logger_has_not_taken_at_the_end_are_counted()
    {
        using var goOn = new ManualResetEventSlim();
        _log.Added = _ => goOn.Wait(Patience.Limit);
        using (var loggers = Open())
        {
            for (var i = 0; i < 3; i++)
                loggers.CreateLogger("loop").LogWarning("number {Number}", i);
        }

        goOn.Set();
        Assert.EndsWith(
            "ERROR server  The loggers of the program are too slow: 3 messages about the server had not been logged when it ended",
            Assert.Single(Errors));
    }

    [Theory]
    [InlineData("server")]
    [InlineData("connection")]
    public void The_level_of_the_settings_applies_in_addition(string category)
    {
        using (var loggers = Process().OpenLog(new ServerOptions { LoggerFactory = _log, LogLevel = LogLevel.Error }))
        {
            var logger = loggers.CreateLogger(category);
            Assert.False(logger.IsEnabled(LogLevel.Warning));
            Assert.True(logger.IsEnabled(LogLevel.Error));
        }

        using (var loggers = Process().OpenLog(new ServerOptions { LoggerFactory = _log, LogLevel = LogLevel.None }))
            Assert.False(loggers.CreateLogger(category).IsEnabled(LogLevel.Critical));
    }

    [Fact]
    public async Task A_server_runs_without_its_loggers()
    {
        _log.Create = () => throw new IOException("the disk is full");
        using var client = new HttpClient();
        AsgiApplication application = (scope, _, send) => Serve(scope, send, null);
        await using var server = await AdaptersServer.StartAsync(
            application, new ServerOptions { LoggerFactory = _log, AccessLog = true, Binds = { "http://127.0.0.1:0" } });
        Assert.Equal("stray", await client.GetStringAsync($"{server.Addresses[0]}/stray").Within());
    }

    [Fact]
    public void The_factory_is_not_disposed_of_with_the_server()
    {
        Open().Dispose();
        Assert.False(_log.IsDisposed);
    }

    [Fact]
    public void A_log_of_the_servers_own_is_not_wrapped()
    {
        using var log = Process().OpenLog(new ServerOptions());
        Assert.IsType<ConsoleLog>(log);
    }

    [Fact]
    public async Task A_stall_a_stray_error_and_a_refused_request_are_survived()
    {
        using var client = new HttpClient();
        var options = new ServerOptions
        {
            LoggerFactory = _log, Loops = 1, Threads = 1, LoopStall = TimeSpan.FromMilliseconds(5), Binds = { "http://127.0.0.1:0" },
        };
        using var reported = new ManualResetEventSlim();
        _log.Added = line =>
        {
            if (line.Contains("its other connections are waiting", StringComparison.Ordinal))
                reported.Set();
        };
        AsgiApplication application = (scope, receive, send) => Serve(scope, send, reported);
        var server = await AdaptersServer.StartAsync(application, options);

        Assert.Equal("held", await client.GetStringAsync($"{server.Addresses[0]}/hold").Within());
        Assert.Equal("stray", await client.GetStringAsync($"{server.Addresses[0]}/stray").Within());
        using (var refused = new HttpRequestMessage(HttpMethod.Get, server.Addresses[0]) { Headers = { { "Expect", "more" } } })
            Assert.Equal(417, (int)(await client.SendAsync(refused).Within()).StatusCode);
        Assert.Equal("held", await client.GetStringAsync($"{server.Addresses[0]}/hold").Within());

        await server.DisposeAsync();
        Assert.Contains(_log.Given, line => line.Contains("other work that was posted", StringComparison.Ordinal));
    }

    private static async ValueTask Serve(Scope scope, Send send, ManualResetEventSlim? reported)
    {
        if (scope is not HttpScope http)
            throw new NotSupportedException(scope.Type);
        var isStray = http.RawPathText == "/stray";
        if (isStray)
            SynchronizationContext.Current!.Post(_ => throw new InvalidOperationException("posted"), null);
        else
#pragma warning disable ADPT102 // To hold the loop is what this handler is for.
            reported?.Wait(Patience.Limit);
#pragma warning restore ADPT102
        await send(new HttpResponseStart(200));
        await send(new HttpResponseBody(Encoding.UTF8.GetBytes(isStray ? "stray" : "held")));
    }

    private IServerLoggers Open() => Process().OpenLog(new ServerOptions { LoggerFactory = _log });

    private HostProcess Process() => new() { Output = Stream.Null, Error = _error, Environment = new Dictionary<string, string>() };
}
