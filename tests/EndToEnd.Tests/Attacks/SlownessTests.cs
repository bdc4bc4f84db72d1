using Adapters.EndToEnd.Tests.Clients;
using Adapters.EndToEnd.Tests.Processes;

namespace Adapters.EndToEnd.Tests.Attacks;

/// <summary>Clients that take their time: the limits are short here, so that the tests need not wait long.</summary>
public sealed class SlownessTests
{
    private static readonly string[] Impatient =
        ["--timeout-head", "1s", "--timeout-keep-alive", "1s", "--minimum-rate", "1000000", "--minimum-rate-grace", "1s"];

    [Theory]
    [InlineData("epoll")]
    [InlineData("sockets")]
    public async Task A_head_that_does_not_end_is_answered_408(string transport)
    {
        await using var server = await StartAsync(transport);
        using var client = await RawClient.ConnectAsync(server.Address);

        await client.SendAsync("GET / HTTP/1.1\r\nHost: te");

        await ExpectTimeoutAsync(server, client, "the head of the request took longer than 1 s");
    }

    [Fact]
    public async Task A_head_that_drips_is_answered_408()
    {
        await using var server = await StartAsync("epoll");
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.SendAsync("GET / HTTP/1.1\r\nHost: test\r\nX: ");

        await Deadline.PollAsync(() => RawClient.HasEndedAsync(() => client.SendAsync("y")), () => "The server reads a head without end.");

        await server.WaitForErrorAsync("with 408: the head of the request took longer than 1 s");
    }

    [Theory]
    [InlineData("epoll", "/echo")]
    [InlineData("epoll", "/wsgi/echo")]
    [InlineData("sockets", "/echo")]
    public async Task A_body_that_stalls_is_given_up(string transport, string path)
    {
        await using var server = await StartAsync(transport);
        using var client = await RawClient.ConnectAsync(server.Address);

        await client.SendAsync($"POST {path} HTTP/1.1\r\nHost: test\r\nContent-Length: 100\r\n\r\n");

        // The asynchronous handler has begun its response, but none of it was sent.
        await ExpectTimeoutAsync(server, client, "the body arrived more slowly than 1000000 bytes per second");
    }

    [Theory]
    [InlineData("epoll", "Content-Length: 8", "abcd")]
    [InlineData("epoll", "Transfer-Encoding: chunked", "4\r\nabcd\r\n")]
    [InlineData("epoll", "Expect: 100-continue\r\nContent-Length: 8", "abcd")]
    [InlineData("sockets", "Content-Length: 8", "abcd")]
    public async Task Bodies_that_come_slowly_hold_no_worker_thread(string transport, string fields, string part)
    {
        await using var server = await ServerProcess.StartAsync("--transport", transport, "--threads", "1");
        var slow = new List<RawClient>();
        for (var i = 0; i < 16; i++)
        {
            slow.Add(await RawClient.ConnectAsync(server.Address));
            await slow[i].SendAsync($"POST /wsgi/echo HTTP/1.1\r\nHost: test\r\n{fields}\r\n\r\n{part}");
        }

        using var fast = await RawClient.ConnectAsync(server.Address);
        await fast.SendAsync("POST /wsgi/echo HTTP/1.1\r\nHost: test\r\nContent-Length: 4\r\n\r\nfast");
        Assert.Equal("fast", (await fast.ReadAnswerAsync()).Text);
        slow.ForEach(client => client.Dispose());
    }

    [Theory]
    [InlineData("epoll")]
    [InlineData("sockets")]
    public async Task A_connection_that_says_nothing_is_closed(string transport)
    {
        await using var server = await StartAsync(transport);
        using var client = await RawClient.ConnectAsync(server.Address);

        Assert.True(await client.IsClosedByServerAsync());
    }

    [Theory]
    [InlineData("epoll")]
    [InlineData("sockets")]
    public async Task A_connection_that_is_idle_after_a_response_is_closed(string transport)
    {
        await using var server = await StartAsync(transport);
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.SendAsync("GET / HTTP/1.1\r\nHost: test\r\n\r\n");
        Assert.Equal(200, (await client.ReadAnswerAsync()).Status);

        Assert.True(await client.IsClosedByServerAsync());
    }

    [Theory]
    [InlineData("epoll", "/download/")]
    [InlineData("epoll", "/wsgi/download/")]
    [InlineData("sockets", "/download/")]
    public async Task A_response_that_nobody_reads_is_given_up(string transport, string path)
    {
        await using var server = await ServerProcess.StartAppAsync(["--transport", transport, .. Impatient]);
        var before = server.Descriptors;
        using var client = await RawClient.ConnectAsync(server.Address, receiveBuffer: 4096);

        await client.SendAsync($"GET {path}5000 HTTP/1.1\r\nHost: test\r\n\r\n");

        await server.WaitForErrorAsync("the client read its response more slowly than 1000000 bytes per second");
        await Deadline.PollAsync(() => server.Descriptors <= before, () => "The descriptor is not freed.");
        Assert.Equal(404, (await server.GetAsync("/nowhere")).Status);
    }

    private static Task<ServerProcess> StartAsync(string transport) => ServerProcess.StartAsync(["--transport", transport, .. Impatient]);

    private static async Task ExpectTimeoutAsync(ServerProcess server, RawClient client, string reason)
    {
        Assert.Equal(408, (await client.ReadAnswerAsync()).Status);
        Assert.True(await client.IsClosedByServerAsync());
        await server.WaitForErrorAsync($"with 408: {reason}");
        Assert.Equal(200, (await server.GetAsync("/")).Status);
    }
}
