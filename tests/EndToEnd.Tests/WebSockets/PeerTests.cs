using Adapters.EndToEnd.Tests.Processes;

namespace Adapters.EndToEnd.Tests.WebSockets;

/// <summary>Clients that nobody here wrote, at the echo of samples/Hello.</summary>
public sealed class PeerTests(SharedServers servers)
{
    [Theory]
    [InlineData("epoll")]
    [InlineData("sockets")]
    public async Task Python_websockets_gets_its_messages_back(string transport) =>
        AssertOk(await CompletedProcess.RunAsync("/usr/bin/python3", Script("client.py"), await AddressAsync(transport)));

    [Theory]
    [InlineData("epoll")]
    [InlineData("sockets")]
    public async Task The_ws_of_npm_gets_its_messages_back(string transport) => AssertOk(
        await CompletedProcess.RunAsync("env", "NODE_PATH=/usr/share/nodejs", "node", Script("client.js"), await AddressAsync(transport)));

    [Fact]
    public async Task Both_agree_on_compression_if_it_is_turned_on()
    {
        await using var server = await ServerProcess.StartAsync("--ws-per-message-deflate");
        var address = ToSocket(server.Address);
        AssertOk(await CompletedProcess.RunAsync("/usr/bin/python3", Script("client.py"), address, "deflate"));
        AssertOk(await CompletedProcess.RunAsync("env", "NODE_PATH=/usr/share/nodejs", "node", Script("client.js"), address, "deflate"));
        AssertOk(await CompletedProcess.RunAsync("/usr/bin/python3", Script("client.py"), address));
    }

    private static void AssertOk(CompletedProcess process) =>
        Assert.True(
            process.Status == 0 && process.Output.Contains("ok"),
            $"{process.Status}: {string.Join('\n', process.Output)}{string.Join('\n', process.Error)}");

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "WebSockets", name);

    private async Task<string> AddressAsync(string transport) =>
        ToSocket(await servers.AddressAsync(transport, "tcp"));

    private static string ToSocket(string address) => address.Replace("http://", "ws://", StringComparison.Ordinal) + "/ws";
}
