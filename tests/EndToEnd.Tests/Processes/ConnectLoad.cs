using System.Net.Sockets;
using Adapters.EndToEnd.Tests.Clients;

namespace Adapters.EndToEnd.Tests.Processes;

/// <summary>A client that makes a connection for each request, until it is refused.</summary>
internal sealed class ConnectLoad
{
    private readonly string _address;
    private volatile int _answered;

    public ConnectLoad(string address)
    {
        _address = address;
        Completion = RunAsync();
    }

    public int Answered => _answered;

    /// <summary>Connections that were made and not answered.</summary>
    public int Lost { get; private set; }

    public Task Completion { get; }

    private async Task RunAsync()
    {
        while (await TryConnectAsync() is { } client)
        {
            using (client)
                await AskAsync(client);
        }
    }

    /// <summary>A socket file that is gone, or whose server does not take any more, is a refusal too.</summary>
    private async Task<RawClient?> TryConnectAsync()
    {
        try
        {
            return await RawClient.ConnectAsync(_address);
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.ConnectionRefused or SocketError.AddressNotAvailable)
        {
            return null;
        }
    }

    private async Task AskAsync(RawClient client)
    {
        try
        {
            await client.SendAsync("GET /hello/ada HTTP/1.1\r\nHost: test\r\n\r\n");
            var answer = await client.ReadAnswerAsync();
            Assert.Equal("Hello, ada!", answer.Text);
            _answered++;
        }
        catch (Exception error) when (error is SocketException or EndOfStreamException)
        {
            Lost++;
        }
    }
}
