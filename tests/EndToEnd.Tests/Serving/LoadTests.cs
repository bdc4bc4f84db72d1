using Adapters.EndToEnd.Tests.Processes;

namespace Adapters.EndToEnd.Tests.Serving;

public sealed class LoadTests
{
    [Theory]
    [InlineData("epoll", "/plaintext", "5s")]
    [InlineData("epoll", "/hello/ada", "2s")]
    [InlineData("epoll", "/hello/ada/later", "2s")]
    [InlineData("sockets", "/plaintext", "2s")]
    public async Task Two_hundred_and_fifty_six_connections_see_no_error(string transport, string path, string duration)
    {
        await using var server = await ServerProcess.StartAsync("--no-access-log", "--transport", transport);

        await using var wrk = await CompletedProcess.RunAsync("wrk", "-t2", "-c256", $"-d{duration}", server.Address + path);

        Assert.Equal(0, wrk.Status);
        Assert.Contains(wrk.Output, line => line.StartsWith("Requests/sec:"));
        Assert.DoesNotContain(wrk.Output, line => line.Contains("Socket errors") || line.Contains("Non-2xx"));
        Assert.Equal(0, await server.StopAsync());
        Assert.DoesNotContain(server.Error, line => line.Contains(" ERROR "));
    }
}
