using Microsoft.Extensions.Logging.Abstractions;

namespace Adapters.Server.Tests.Hosting;

/// <summary>Asks for a service, in its constructor and in its methods.</summary>
[Handler("/services")]
public sealed class NamedHandler(IServiceProvider? services = null)
{
    [Get("/later")]
    public async Task<string> Later([FromServices] string name)
    {
        await Task.Yield();
        return $"{name} {services?.GetService(typeof(string))}";
    }

    [Get("/now")]
    public string Now([FromServices] string name) => $"{name} {services?.GetService(typeof(string))}";
}

/// <summary>Two servers in a process, each with an application and services of its own.</summary>
public sealed class ServicesTests
{
    private static readonly HttpClient Client = new();

    [Theory]
    [InlineData("later")]
    [InlineData("now")]
    public async Task Servers_side_by_side_answer_with_the_services_of_their_own_application(string path)
    {
        await using var first = await AdaptersServer.StartAsync(Connections.AllocationApp.CreateAsgi(new Named("first")), Options());
        await using var second = await AdaptersServer.StartAsync(Connections.AllocationApp.CreateAsgi(new Named("second")), Options());
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("first first", await Client.GetStringAsync($"{first.Addresses[0]}/services/{path}"));
            Assert.Equal("second second", await Client.GetStringAsync($"{second.Addresses[0]}/services/{path}"));
        }
    }

    [Fact]
    public async Task The_synchronous_entry_point_has_services_too()
    {
        var application = Connections.AllocationApp.CreateWsgi(new Named("sync"));
        await using var server = await AdaptersServer.StartAsync(application.ToAsgi(), Options());
        Assert.Equal("sync sync", await Client.GetStringAsync($"{server.Addresses[0]}/services/now"));
    }

    private static ServerOptions Options() =>
        new() { LoggerFactory = NullLoggerFactory.Instance, Binds = { "http://127.0.0.1:0" } };

    private sealed class Named(string name) : IServiceProvider
    {
        public object? GetService(Type serviceType) =>
            serviceType == typeof(string) ? name : serviceType == typeof(IServiceProvider) ? this : null;
    }
}
