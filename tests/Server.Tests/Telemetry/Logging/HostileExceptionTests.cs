using System.Text;
using Adapters.Server.Telemetry.Logging;
using Adapters.Server.Tests.Transports;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Tests.Telemetry.Logging;

/// <summary>
/// Wherever an application throws an exception whose members throw, the failure is reported, and the next request is served.
/// </summary>
public sealed class HostileExceptionTests : IDisposable
{
    private readonly MemoryStream _written = new();
    private readonly ConsoleLog _log;

    public HostileExceptionTests() => _log = new ConsoleLog(_written, LogLevel.Debug, isColored: false);

    public void Dispose() => _log.Dispose();

    [Theory]
    [InlineData("/inline", 500)]
    [InlineData("/later", 500)]
    [InlineData("/posted", 200)]
    [InlineData("/thread", 500)]
    public async Task The_next_request_is_served(string path, int status)
    {
        using var client = new HttpClient();
        await using (var server = await StartAsync())
        {
            for (var i = 0; i < 3; i++)
            {
                using var answer = await client.GetAsync(server.Addresses[0] + path).Within();
                Assert.Equal(status, (int)answer.StatusCode);
                Assert.Equal("served", await client.GetStringAsync($"{server.Addresses[0]}/").Within());
            }
        }

        Assert.Equal(3, CountReports());
    }

    [Fact]
    public async Task A_callback_of_the_stop_does_not_end_it()
    {
        using var client = new HttpClient();
        await using (var server = await StartAsync())
            Assert.Equal("served", await client.GetStringAsync($"{server.Addresses[0]}/stopping").Within());

        Assert.Equal(1, CountReports());
    }

    private Task<RunningServer> StartAsync() => AdaptersServer.StartAsync(
        Serve, new ServerOptions { LoggerFactory = _log, Loops = 1, Threads = 1, Binds = { "http://127.0.0.1:0" } });

    private int CountReports()
    {
        _log.Dispose();
        return Encoding.UTF8.GetString(_written.ToArray()).Split(": HostileException, whose message could not be read").Length - 1;
    }

    private static async ValueTask Serve(Scope scope, Receive receive, Send send)
    {
        var http = (HttpScope)scope;
        switch (http.Path)
        {
            case "/inline":
                throw new HostileException();
            case "/later":
                await Task.Yield();
                throw new HostileException();
            case "/posted":
                SynchronizationContext.Current!.Post(_ => throw new HostileException(), null);
                break;
            case "/thread":
                await http.Workers!.RunAsync((_, _) => throw new HostileException(), http, receive, send);
                return;
            case "/stopping":
                http.Stopping.Register(() => throw new HostileException());
                break;
        }

        await send(new HttpResponseStart(200));
        await send(new HttpResponseBody("served"u8.ToArray()));
    }
}
