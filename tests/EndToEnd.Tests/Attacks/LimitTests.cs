using Adapters.EndToEnd.Tests.Clients;
using Adapters.EndToEnd.Tests.Processes;

namespace Adapters.EndToEnd.Tests.Attacks;

/// <summary>Too much of something, with the default limits unless a test says otherwise.</summary>
public sealed class LimitTests(SharedServers servers)
{
    [Fact]
    public Task More_than_a_hundred_fields_are_refused() => ExpectAsync(
        431, "there are more than 100 header fields", $"GET / HTTP/1.1\r\nHost: "
            + $"test\r\n{string.Concat(Enumerable.Range(0, 100).Select(i => $"X-{i}: y\r\n"))}\r\n");

    [Fact]
    public async Task A_hundred_fields_are_not_too_many()
    {
        using var client = await RawClient.ConnectAsync((await servers.GetAsync()).Address);

        await client.SendAsync(
            $"GET / HTTP/1.1\r\nHost: test\r\n{string.Concat(Enumerable.Range(0, 99).Select(i => $"X-{i}: y\r\n"))}\r\n");

        Assert.Equal(200, (await client.ReadAnswerAsync()).Status);
    }

    [Fact]
    public Task Thousands_of_fields_of_one_name_are_refused_as_in_CVE_2025_14550() => ExpectAsync(
        431, "there are more than 100 header fields", $"GET / HTTP/1.1\r\nHost: "
            + $"test\r\n{string.Concat(Enumerable.Repeat("X: y\r\n", 5_000))}");

    [Fact]
    public Task More_than_32_KiB_of_fields_are_refused() => ExpectAsync(
        431, "the header fields are longer than 32768 bytes", $"GET / HTTP/1.1\r\nHost: test\r\nX: {new string('y', 33 * 1024)}\r\n\r\n");

    [Fact]
    public Task A_long_target_is_refused() => ExpectAsync(
        414, "the request line is longer than 8192 bytes", $"GET /{new string('x', 9000)} HTTP/1.1\r\nHost: test\r\n\r\n");

    [Fact]
    public Task A_request_line_without_end_is_refused_before_its_end() =>
        ExpectAsync(414, "the request line is longer than 8192 bytes", $"GET /{new string('x', 9000)}");

    [Fact]
    public Task A_body_that_says_it_is_too_long_is_refused_before_it_comes() => ExpectAsync(
        413, "the body is longer than 30000000 bytes", "POST /wsgi/echo HTTP/1.1\r\nHost: test\r\nContent-Length: 30000001\r\n\r\n");

    [Fact]
    public Task A_chunk_that_says_it_is_too_long_is_refused_before_it_comes() => ExpectAsync(
        413, "the body is longer than 30000000 bytes", "POST /wsgi/echo HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: "
            + "chunked\r\n\r\n1c9c381\r\n");

    [Fact]
    public async Task One_connection_too_many_is_answered_503()
    {
        await using var server = await ServerProcess.StartAsync("--limit-concurrency", "2");
        using var first = await BeginAsync(server);
        using var second = await BeginAsync(server);

        Assert.Equal(503, (await (await RawClient.ConnectAsync(server.Address)).ReadAnswerAsync()).Status);
        await server.WaitForErrorAsync(
            "Rejected connections: 2 are open, the maximum that --limit-concurrency and the limit on open files allow");

        Assert.Equal("Hello, 1!", await AskAsync(first, 1));
        Assert.Equal("Hello, 2!", await AskAsync(second, 2));
        first.Dispose();
        await Deadline.PollAsync(
            async () => (await server.GetAsync("/")).Status == 200,
            () => "The place of a connection that has ended is not given away again.");
    }

    [Theory]
    [InlineData("epoll")]
    [InlineData("sockets")]
    public async Task A_crowd_over_the_limit_is_answered_503_one_and_all(string transport)
    {
        await using var server = await ServerProcess.StartAsync("--limit-concurrency", "1", "--transport", transport);
        using var first = await BeginAsync(server);

        var crowd = new List<RawClient>();
        for (var i = 0; i < 100; i++)
        {
            crowd.Add(await RawClient.ConnectAsync(server.Address));
            if (i % 2 == 0)
                await crowd[i].SendAsync("GET / HTTP/1.1\r\nHost: test\r\n\r\n");
        }

        foreach (var client in crowd)
            Assert.Equal((503, "1"), await ReadRefusalAsync(client));
        crowd.ForEach(client => client.Dispose());
        Assert.Equal("Hello, 1!", await AskAsync(first, 1));
        first.Dispose();
        await Deadline.PollAsync(async () => (await server.GetAsync("/")).Status == 200, () => "It does not accept again.");
    }

    private static async Task<(int Status, string? RetryAfter)> ReadRefusalAsync(RawClient client)
    {
        var answer = await client.ReadAnswerAsync();
        Assert.True(await client.IsClosedByServerAsync());
        return (answer.Status, answer["retry-after"]);
    }

    private async Task ExpectAsync(int status, string reason, string request)
    {
        var server = await servers.GetAsync();
        using var client = await RawClient.ConnectAsync(server.Address);

        await client.SendAsync(request);

        Assert.Equal(status, (await client.ReadAnswerAsync()).Status);
        Assert.True(await client.IsClosedByServerAsync());
        await server.WaitForErrorAsync($" with {status}: {reason}");
        Assert.Equal(200, (await server.GetAsync("/")).Status);
    }

    private static async Task<RawClient> BeginAsync(ServerProcess server)
    {
        var client = await RawClient.ConnectAsync(server.Address);
        await AskAsync(client, 0);
        return client;
    }

    private static async Task<string> AskAsync(RawClient client, int name)
    {
        await client.SendAsync($"GET /hello/{name} HTTP/1.1\r\nHost: test\r\n\r\n");
        return (await client.ReadAnswerAsync()).Text;
    }
}
