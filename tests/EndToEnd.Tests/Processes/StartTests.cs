using System.Net.Sockets;
using Adapters.EndToEnd.Tests.Clients;

namespace Adapters.EndToEnd.Tests.Processes;

/// <summary>Clients that are there before the server is.</summary>
public sealed class StartTests
{
    private const int Clients = 8;

    /// <summary>A server that listens for a moment and then anew loses a client in one start of six.</summary>
    private const int Starts = 3;

    [Theory]
    [InlineData("epoll")]
    [InlineData("sockets")]
    public async Task Whoever_is_connected_while_the_server_starts_is_answered(string transport)
    {
        for (var i = 0; i < Starts; i++)
            await StartAmongClientsAsync(transport);
    }

    private static async Task StartAmongClientsAsync(string transport)
    {
        var port = LocalPort.Find();
        var answers = Enumerable.Range(0, Clients).Select(_ => AskOnceConnectedAsync($"http://127.0.0.1:{port}")).ToArray();

        await using var server = await ServerProcess.StartAsync("--transport", transport, "--bind", $"127.0.0.1:{port}");

        Assert.All(await Task.WhenAll(answers), answer => Assert.Equal(200, answer.Status));
    }

    private static async Task<Answer> AskOnceConnectedAsync(string address)
    {
        while (true)
        {
            try
            {
                return await RawClient.AskAsync(address, "/hello/ada");
            }
            catch (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionRefused)
            {
                await Task.Yield();
            }
        }
    }
}
