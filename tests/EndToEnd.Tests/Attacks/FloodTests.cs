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
        Assert.Equal(200, server.Get("/").Status);
        var before = server.ResidentBytes;
        using var client = RawClient.Connect(server.Address, receiveBuffer: 4096);

        // A separator of 1 KB makes responses of 100 KB: a gigabyte in all.
        var request = Encoding.ASCII.GetBytes($"GET {path}{new string('-', 1000)} HTTP/1.1\r\nHost: test\r\n\r\n");
        for (var i = 0; i < Requests && client.SendWhatFits(request) == request.Length; i++)
        {
        }

        Assert.Equal(200, server.Get("/").Status);
        Assert.True(server.ResidentBytes - before < Allowance, $"{before} bytes before, and now {server.ResidentBytes}");
    }

    [Theory]
    [InlineData("epoll")]
    [InlineData("sockets")]
    public async Task Ten_thousand_requests_at_once_are_all_answered(string transport)
    {
        await using var server = await ServerProcess.StartAsync("--no-access-log", "--transport", transport);
        using var client = RawClient.Connect(server.Address);

        var sending = Task.Run(() =>
        {
            for (var i = 0; i < Requests; i++)
                client.Send($"GET /hello/{i} HTTP/1.1\r\nHost: test\r\n\r\n");
        });
        for (var i = 0; i < Requests; i++)
            Assert.Equal($"Hello, {i}!", client.ReadAnswer().Text);

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
        Assert.Equal("Hello, ada!", server.Get("/hello/ada").Text);
        await Deadline.PollAsync(() => server.Error.Any(line => line.Contains("/hello/ada")), () => "The first request is not logged.");
        var before = server.Descriptors;

        for (var i = 0; i < 50; i++)
            Leave(server.Address, i % 2 == 0 ? "/echo" : "/wsgi/echo", isReset);

        await Deadline.PollAsync(() => server.Descriptors <= before, () => $"{server.Descriptors} descriptors, and {before} before");
        Assert.Equal("Hello, ada!", server.Get("/hello/ada").Text);
        Assert.DoesNotContain(server.Error, line => line.Contains(" ERROR "));
    }

    [Fact]
    public async Task Running_out_of_descriptors_is_survived()
    {
        await using var server = await ServerProcess.StartWithDescriptorsAsync(150, "--transport", "epoll");
        using var early = RawClient.Connect(server.Address);
        Assert.Equal(200, Ask(early));

        var crowd = Enumerable.Range(0, 200).Select(_ => RawClient.Connect(server.Address)).ToList();
        await Deadline.PollAsync(() => server.Descriptors >= 149, () => $"Only {server.Descriptors} descriptors are taken.");

        Assert.Equal(200, Ask(early));
        crowd.ForEach(client => client.Dispose());
        Assert.Equal(200, server.Get("/").Status);
        Assert.Equal(200, Ask(early));
        Assert.Equal(0, await server.StopAsync());
    }

    private static int Ask(RawClient client)
    {
        client.Send("GET /hello/ada HTTP/1.1\r\nHost: test\r\n\r\n");
        return client.ReadAnswer().Status;
    }

    private static void Leave(string address, string path, bool isReset)
    {
        using var client = RawClient.Connect(address);
        client.Send($"POST {path} HTTP/1.1\r\nHost: test\r\nContent-Length: 1000000\r\n\r\n{new string('x', 40_000)}");
        client.ReadUntil("xxxx");
        if (isReset)
            client.Reset();
    }
}
