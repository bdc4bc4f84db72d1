using Adapters.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;

namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>What the operator decides, on a whole server: the number of threads, and values of the environ (PEP 3333).</summary>
public sealed class OperatorTests
{
    private static readonly HttpClient Client = new();

    [Fact]
    public async Task The_operator_gives_values_to_the_application()
    {
        var options = new ServerOptions
        {
            LoggerFactory = NullLoggerFactory.Instance, Binds = { "http://127.0.0.1:0" }, Environ = { ["app.mode"] = "test" },
        };
        WsgiApplication application = (environ, start) => WsgiRespond.Text(environ, start, $"{environ["app.mode"]} {environ.PathInfo}");
        await using var server = await AdaptersServer.StartAsync(application.ToAsgi(), options);

        Assert.Equal("test /path", await Client.GetStringAsync(server.Addresses[0] + "/path"));
    }

    [Fact]
    public async Task The_operator_can_restrict_the_application_to_one_thread()
    {
        var options = new ServerOptions { LoggerFactory = NullLoggerFactory.Instance, Binds = { "http://127.0.0.1:0" }, Threads = 1 };
        WsgiApplication application = (environ, start) =>
            WsgiRespond.Text(environ, start, $"{environ["wsgi.multithread"]} {Thread.CurrentThread.Name}");
        await using var server = await AdaptersServer.StartAsync(application.ToAsgi(), options);

        Assert.Equal("False adapters-worker-1", await Client.GetStringAsync(server.Addresses[0]));
    }
}
