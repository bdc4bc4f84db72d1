using Adapters.EndToEnd.Tests.Clients;

namespace Adapters.EndToEnd.Tests.Serving;

/// <summary>A client that asks again and again on one connection, until a response tells it that the connection ends.</summary>
internal sealed class KeepAliveLoad
{
    private readonly string _address;
    private volatile int _sent;
    private volatile int _answered;

    public KeepAliveLoad(string address)
    {
        _address = address;
        Completion = RunAsync();
    }

    /// <summary>Requests that the kernel took.</summary>
    public int Sent => _sent;

    /// <summary>Whole responses.</summary>
    public int Answered => _answered;

    public Task Completion { get; }

    private async Task RunAsync()
    {
        using var client = await RawClient.ConnectAsync(_address);
        while (true)
        {
            await client.SendAsync($"GET /hello/{_sent} HTTP/1.1\r\nHost: test\r\n\r\n");
            _sent++;
            var answer = await client.ReadAnswerAsync();
            Assert.Equal($"Hello, {_sent - 1}!", answer.Text);
            _answered++;
            if (answer["connection"] == "close")
                return;
        }
    }
}
