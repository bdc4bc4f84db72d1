using Adapters.EndToEnd.Tests.Clients;
using Adapters.EndToEnd.Tests.Processes;

namespace Adapters.EndToEnd.Tests.Serving;

public sealed class ShutdownTests
{
    private const int Clients = 32;

    [Theory]
    [InlineData("epoll")]
    [InlineData("sockets")]
    public async Task A_stop_under_load_loses_no_request(string transport)
    {
        await using var server = await ServerProcess.StartAsync("--no-access-log", "--transport", transport);
        var clients = Enumerable.Range(0, Clients).Select(_ => new KeepAliveLoad(server.Address)).ToArray();
        await Deadline.PollAsync(() => clients.All(client => client.Answered > 20), () => "The load does not start.");

        var status = await server.StopAsync();

        await Task.WhenAll(clients.Select(client => client.Completion));
        Assert.Equal(0, status);
        Assert.All(clients, client => Assert.Equal(client.Sent, client.Answered));
    }

    [Theory]
    [InlineData("epoll", "/hello/ada/later", "Terminate")]
    [InlineData("sockets", "/hello/ada/later", "Terminate")]
    [InlineData("epoll", "/hello/ada/later", "Interrupt")]
    [InlineData("sockets", "/hello/ada/later", "Interrupt")]
    [InlineData("epoll", "/stream", "Terminate")]
    public async Task A_stop_waits_for_the_response_under_way(string transport, string path, string signal)
    {
        await using var server = await ServerProcess.StartAsync("--transport", transport);
        using var client = await RawClient.ConnectAsync(server.Address);

        await client.SendAsync($"GET {path} HTTP/1.1\r\nHost: test\r\n\r\n");
        server.Signal(Enum.Parse<Signal>(signal));

        Assert.Equal(200, (await client.ReadAnswerAsync()).Status);
        Assert.Equal(0, await server.WaitForExitAsync());
    }

    [Theory]
    [InlineData("epoll", "Interrupt", "SIGINT", 130)]
    [InlineData("epoll", "Terminate", "SIGTERM", 143)]
    [InlineData("sockets", "Terminate", "SIGTERM", 143)]
    public async Task A_second_signal_ends_at_once(string transport, string signal, string name, int status)
    {
        await using var server = await ServerProcess.StartAsync("--transport", transport);
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.SendAsync("POST /echo HTTP/1.1\r\nHost: test\r\nContent-Length: 100\r\n\r\nbegun");
        await client.ReadUntilAsync("begun");

        server.Signal(Enum.Parse<Signal>(signal));
        await server.WaitForErrorAsync($"{name}: stopping; requests in progress have 30 s to finish");
        await server.SignalUntilExitAsync(Enum.Parse<Signal>(signal));

        Assert.Equal(status, await server.WaitForExitAsync());
        await server.WaitForErrorAsync($"{name}: second signal, stopping at once");
    }

    /// <summary>What <c>timeout</c> sends, and what a terminal sends with a program in front that passes it on.</summary>
    [Theory]
    [InlineData("epoll", "Terminate", "Terminate")]
    [InlineData("epoll", "Terminate", "Interrupt")]
    [InlineData("epoll", "Interrupt", "Interrupt")]
    [InlineData("sockets", "Terminate", "Terminate")]
    public async Task Two_signals_in_quick_succession_are_one(string transport, string first, string second)
    {
        await using var server = await ServerProcess.StartAsync("--transport", transport);
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.SendAsync("POST /echo HTTP/1.1\r\nHost: test\r\nContent-Length: 10\r\n\r\nbegun");
        await client.ReadUntilAsync("begun");

        server.Signal(Enum.Parse<Signal>(first));
        server.Signal(Enum.Parse<Signal>(second));
        await server.WaitForErrorAsync("stopping; requests in progress have 30 s to finish");
        await client.SendAsync("ended");

        await client.ReadUntilAsync("ended");
        Assert.Equal(0, await server.WaitForExitAsync());
        Assert.DoesNotContain(server.Error, line => line.Contains("stopping at once"));
    }

    [Fact]
    public async Task A_request_that_does_not_end_is_cancelled_at_the_deadline()
    {
        await using var server = await ServerProcess.StartAsync("--timeout-graceful-shutdown", "1s");
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.SendAsync("POST /echo HTTP/1.1\r\nHost: test\r\nContent-Length: 100\r\n\r\nbegun");
        await client.ReadUntilAsync("begun");

        Assert.Equal(0, await server.StopAsync());

        Assert.Contains(
            server.Error, line => line.EndsWith(
                "--timeout-graceful-shutdown has expired: cancelling the requests in progress (open connections: 1)"));
    }

    [Fact]
    public async Task The_socket_file_is_gone_after_a_stop()
    {
        var path = ServerProcess.NewSocketPath();
        await using var server = await ServerProcess.StartAsync("--bind", $"unix:{path}");
        Assert.True(File.Exists(path));

        await server.StopAsync();

        Assert.False(File.Exists(path));
    }
}
