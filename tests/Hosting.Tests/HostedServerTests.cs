using System.Collections.Concurrent;
using Adapters.Server.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Adapters.Hosting.Tests;

/// <summary>The generic host configures, logs, starts and stops the server.</summary>
public sealed class HostedServerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly HttpClient Client = new();

    private readonly Recorder _log = new();

    [Fact]
    public async Task The_server_starts_last_and_stops_first()
    {
        using var host = Make();
        await host.StartAsync();
        var address = host.Services.GetRequiredService<HostedServer>().Addresses.Single();
        Assert.Equal("home", await Client.GetStringAsync(address));
        Pages.Go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Pages.Entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var slow = Client.GetStringAsync(address + "/slow");
        await Pages.Entered.Task.WaitAsync(Patience);
        var stop = host.StopAsync();
        Assert.False(stop.IsCompleted);
        Pages.Go.SetResult();
        Assert.Equal("slow", await slow.WaitAsync(Patience));
        await stop.WaitAsync(Patience);
        Assert.Equal(
            "worker starts, application starts, request ends, job ends, handler ends, worker stops",
            host.Services.GetRequiredService<Journal>().Text());
        await Assert.ThrowsAsync<HttpRequestException>(() => Client.GetStringAsync(address));
    }

    [Fact]
    public async Task A_handler_stops_the_host_and_its_response_arrives()
    {
        using var host = Make();
        var run = host.RunAsync();
        var server = host.Services.GetRequiredService<HostedServer>();
        while (server.Addresses.Count == 0)
            await Task.Delay(1);
        Assert.Equal("stopping", await Client.GetStringAsync(server.Addresses[0] + "/stop").WaitAsync(Patience));
        await run.WaitAsync(Patience);
    }

    [Fact]
    public async Task The_host_logs_what_the_server_reports()
    {
        using var host = Make();
        await host.StartAsync();
        var address = host.Services.GetRequiredService<HostedServer>().Addresses.Single();
        using (await Client.GetAsync(address + "/fails"))
            Assert.Equal("home", await Client.GetStringAsync(address));
        await host.StopAsync().WaitAsync(Patience);
        Assert.Contains(_log.Lines, l => l.StartsWith("server Information Listening on http://127.0.0.1:", StringComparison.Ordinal));
        Assert.Contains(
            _log.Lines, l => l.Contains("Error", StringComparison.Ordinal) && l.EndsWith("It fails.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Threads", "many", "the value 'many' of Adapters:Threads in the configuration is not a whole number")]
    [InlineData("Thread", "2", "Adapters:Thread in the configuration is no setting of the server; did you mean Adapters:threads?")]
    [InlineData(
        "Nothing-like-it", "2",
        "Adapters:Nothing-like-it in the configuration is no setting of the server; the page on settings has them")]
    [InlineData("Bind", "http://127.0.0.1:99999", "Bind")]
    public async Task A_setting_that_cannot_be_used_ends_the_start(string name, string value, string message)
    {
        using var host = Make(($"Adapters:{name}", value));
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => host.StartAsync());
        Assert.Contains(message, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Adapters:limit-concurrency")]
    [InlineData("Adapters:LimitConcurrency")]
    [InlineData("Adapters:LIMIT_CONCURRENCY")]
    public void The_configuration_goes_before_the_program(string name)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([
            new(name, "7"), new("Adapters:Bind:0", "http://127.0.0.1:1"), new("Adapters:Bind:1", "http://127.0.0.1:2")]).Build();
        var given = new ServerOptions { LimitConcurrency = 5, Threads = 3 };
        var read = HostedConfiguration.Read(configuration, given);
        Assert.Equal((7, 3), (read.LimitConcurrency, read.Threads));
        Assert.Equal(["http://127.0.0.1:1", "http://127.0.0.1:2"], read.Binds);
        Assert.Equal(5, given.LimitConcurrency);
    }

    [Fact]
    public async Task An_application_that_cannot_start_ends_the_start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddAdapters(_ => async (scope, receive, send) =>
        {
            await receive();
            await send(new LifespanStartupFailed { Message = "no database" });
        }, options => options.Binds.Add("http://127.0.0.1:0"));
        using var host = builder.Build();
        var error = await Assert.ThrowsAsync<StartupFailedException>(() => host.StartAsync());
        Assert.Contains("no database", error.Message, StringComparison.Ordinal);
        await host.StopAsync();
    }

    private IHost Make(params (string Name, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(
            settings.Append(("Adapters:Loops", "1")).Select(s => KeyValuePair.Create(s.Item1, (string?)s.Item2)));
        builder.Logging.AddProvider(_log);
        builder.Services.AddSingleton<Journal>();
        builder.Services.AddAdapters(App.CreateAsgi, options =>
        {
            if (!settings.Any(s => s.Name == "Adapters:Bind"))
                options.Binds.Add("http://127.0.0.1:0");
        });
        builder.Services.AddHostedService<Worker>();
        return builder.Build();
    }

    private sealed class Recorder : ILoggerProvider
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => new Logger(categoryName, Lines);

        public void Dispose()
        {
        }

        private sealed class Logger(string category, ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(
                LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue($"{category} {logLevel} {formatter(state, exception)} {exception?.Message}".TrimEnd());
        }
    }
}
