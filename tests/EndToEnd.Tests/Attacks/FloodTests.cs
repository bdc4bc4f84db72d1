using System.Net.Sockets;
using System.Text;
using Adapters.EndToEnd.Tests.Clients;
using Adapters.EndToEnd.Tests.Processes;

namespace Adapters.EndToEnd.Tests.Attacks;

/// <summary>Too many at once, and clients that leave: the server lives, keeps to its memory and frees its descriptors.</summary>
public sealed class FloodTests
{
    private const int Requests = 10_000;

    /// <summary>Far more than one connection may take, far less than unbounded buffering of the responses would.</summary>
    private const long Allowance = 64 * 1024 * 1024;

    [Theory]
    [InlineData("epoll", "/hello/repeat/100?sep=")]
    [InlineData("sockets", "/hello/repeat/100?sep=")]
    public async Task Ten_thousand_requests_that_nobody_reads_take_no_memory(string transport, string path)
    {
        await using var server = await ServerProcess.StartAsync("--no-access-log", "--transport", transport);
        Assert.Equal(200, (await server.GetAsync("/")).Status);
        var before = server.ResidentBytes;
        using var client = await RawClient.ConnectAsync(server.Address, receiveBuffer: 4096);

        // A separator of 1 KB makes responses of 100 KB: a gigabyte in all.
        var request = Encoding.ASCII.GetBytes($"GET {path}{new string('-', 1000)} HTTP/1.1\r\nHost: test\r\n\r\n");
        for (var i = 0; i < Requests && client.SendWhatFits(request) == request.Length; i++)
        {
        }

        Assert.Equal(200, (await server.GetAsync("/")).Status);
        Assert.True(server.ResidentBytes - before < Allowance, $"{before} bytes before, and now {server.ResidentBytes}");
    }

    [Theory]
    [InlineData("epoll")]
    [InlineData("sockets")]
    public async Task Ten_thousand_requests_at_once_are_all_answered(string transport)
    {
        await using var server = await ServerProcess.StartAsync("--no-access-log", "--transport", transport);
        using var client = await RawClient.ConnectAsync(server.Address);

        var sending = Task.Run(async () =>
        {
            for (var i = 0; i < Requests; i++)
                await client.SendAsync($"GET /hello/{i} HTTP/1.1\r\nHost: test\r\n\r\n");
        });
        for (var i = 0; i < Requests; i++)
            Assert.Equal($"Hello, {i}!", (await client.ReadAnswerAsync()).Text);

        await sending;
    }

    [Theory]
    [InlineData("epoll", true)]
    [InlineData("epoll", false)]
    [InlineData("sockets", true)]
    [InlineData("sockets", false)]
    public async Task Clients_that_leave_within_their_body_leave_nothing_behind(string transport, bool isReset)
    {
        await using var server = await ServerProcess.StartAsync("--transport", transport);
        Assert.Equal("Hello, ada!", (await server.GetAsync("/hello/ada")).Text);
        await Deadline.PollAsync(() => server.Error.Any(line => line.Contains("/hello/ada")), () => "The first request is not logged.");
        var before = server.Descriptors;

        for (var i = 0; i < 50; i++)
            await LeaveAsync(server.Address, i % 2 == 0 ? "/echo" : "/wsgi/echo", isReset);

        await Deadline.PollAsync(() => server.Descriptors <= before, () => $"{server.Descriptors} descriptors, and {before} before");
        Assert.Equal("Hello, ada!", (await server.GetAsync("/hello/ada")).Text);
        Assert.DoesNotContain(server.Error, line => line.Contains(" ERROR "));
    }

    [Theory]
    [InlineData("epoll")]
    [InlineData("sockets")]
    public async Task More_clients_than_descriptors_are_survived(string transport)
    {
        const int Descriptors = 250;
        await using var server = await ServerProcess.StartWithDescriptorsAsync(Descriptors, "--transport", transport);
        Assert.Contains(server.Error, line => line.Contains("The limit on open files leaves room for"));
        using var early = await RawClient.ConnectAsync(server.Address);
        Assert.Equal(200, await AskAsync(early));

        // Bodies that do not end make worker threads start, for which the runtime needs descriptors.
        var crowd = new List<RawClient>();
        for (var i = 0; i < 300; i++)
            await JoinAsync(crowd, server.Address);
        foreach (var client in crowd.Take(30))
            await client.SendAsync($"POST /wsgi/echo HTTP/1.1\r\nHost: test\r\nContent-Length: 100000\r\n\r\n{new string('x', 70_000)}");
        await Deadline.PollAsync(() => server.Error.Any(line => line.Contains("Rejected connections")), () => "Nobody is refused.");

        Assert.Equal(200, await AskAsync(early));
        Assert.True(server.Descriptors < Descriptors, "Nothing is kept free.");
        crowd.ForEach(client => client.Dispose());
        await Deadline.PollAsync(() => AnswersAsync(server), () => "It does not accept again.");
        Assert.Equal(200, await AskAsync(early));
        Assert.Equal(0, await server.StopAsync());
    }

    /// <summary>As long as the crowd has not left, one more is refused, or closed without an answer if there are far too many.</summary>
    private static async Task<bool> AnswersAsync(ServerProcess server)
    {
        try
        {
            return (await server.GetAsync("/")).Status == 200;
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            return false;
        }
    }

    private static async Task<int> AskAsync(RawClient client)
    {
        await client.SendAsync("GET /hello/ada HTTP/1.1\r\nHost: test\r\n\r\n");
        return (await client.ReadAnswerAsync()).Status;
    }

    private static async Task JoinAsync(List<RawClient> crowd, string address)
    {
        try
        {
            crowd.Add(await RawClient.ConnectAsync(address));
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionReset)
        {
            // A client that is refused while it still connects learns it at once.
        }
    }

    private static async Task LeaveAsync(string address, string path, bool isReset)
    {
        using var client = await RawClient.ConnectAsync(address);
        await client.SendAsync($"POST {path} HTTP/1.1\r\nHost: test\r\nContent-Length: 1000000\r\n\r\n{new string('x', 70_000)}");
        await client.ReadUntilAsync("xxxx");
        if (isReset)
            client.Reset();
    }
}
