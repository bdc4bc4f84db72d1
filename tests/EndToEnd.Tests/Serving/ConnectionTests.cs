using System.Text;
using Adapters.EndToEnd.Tests.Clients;
using Adapters.EndToEnd.Tests.Processes;

namespace Adapters.EndToEnd.Tests.Serving;

/// <summary>What a connection carries, byte by byte.</summary>
public sealed class ConnectionTests(SharedServers servers)
{
    [Theory, ClassData(typeof(EveryAddress))]
    public async Task A_connection_carries_one_request_after_the_other(string transport, string kind)
    {
        using var client = await ConnectAsync(transport, kind);

        for (var i = 0; i < 20; i++)
        {
            await client.SendAsync($"GET /hello/{i} HTTP/1.1\r\nHost: test\r\n\r\n");
            Assert.Equal($"Hello, {i}!", (await client.ReadAnswerAsync()).Text);
        }
    }

    [Theory, ClassData(typeof(EveryAddress))]
    public async Task Sixteen_requests_at_once_are_answered_in_their_order(string transport, string kind)
    {
        using var client = await ConnectAsync(transport, kind);

        await client.SendAsync(string.Concat(Enumerable.Range(0, 16).Select(i => $"GET {Path(i)} HTTP/1.1\r\nHost: test\r\n\r\n")));

        for (var i = 0; i < 16; i++)
            Assert.Equal(Text(i), (await client.ReadAnswerAsync()).Text);

        // A worker, the loop at once, the loop later: what is ready first must wait for its turn.
        static string Path(int i) => (i % 3) switch { 0 => $"/hello/{i}", 1 => "/", _ => $"/hello/{i}/later" };
        static string Text(int i) => (i % 3) switch { 0 => $"Hello, {i}!", 1 => "Hello, World!", _ => $"Hello, {i}, at last!" };
    }

    [Theory, ClassData(typeof(EveryAddress))]
    public async Task A_request_that_comes_byte_by_byte_is_answered(string transport, string kind)
    {
        using var client = await ConnectAsync(transport, kind);

        foreach (var character in "POST /echo HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")
            await client.SendAsync($"{character}");

        Assert.Equal("abc", (await client.ReadAnswerAsync()).Text);
    }

    [Theory, ClassData(typeof(EveryAddress))]
    public async Task A_connection_is_closed_after_the_response_if_the_client_asks_for_it(string transport, string kind)
    {
        using var client = await ConnectAsync(transport, kind);

        await client.SendAsync("GET / HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");

        Assert.Equal("close", (await client.ReadAnswerAsync())["connection"]);
        Assert.True(await client.IsClosedByServerAsync());
    }

    [Theory, ClassData(typeof(EveryAddress))]
    public async Task An_old_client_gets_its_stream_until_the_close(string transport, string kind)
    {
        using var client = await ConnectAsync(transport, kind);

        await client.SendAsync("GET /stream HTTP/1.0\r\n\r\n");
        var answer = await client.ReadAnswerAsync();

        Assert.Null(answer["transfer-encoding"]);
        Assert.EndsWith("line 5\n", answer.Text);
    }

    [Theory, ClassData(typeof(EveryAddress))]
    public async Task A_client_that_has_ended_its_side_is_still_answered(string transport, string kind)
    {
        using var client = await ConnectAsync(transport, kind);

        await client.SendAsync("GET /hello/ada HTTP/1.1\r\nHost: test\r\n\r\n");
        client.EndSending();

        Assert.Equal("Hello, ada!", (await client.ReadAnswerAsync()).Text);
        Assert.True(await client.IsClosedByServerAsync());
    }

    [Theory, ClassData(typeof(EveryAddress))]
    public async Task A_body_is_not_asked_for_before_the_handler_reads_it(string transport, string kind)
    {
        using var client = await ConnectAsync(transport, kind);

        await client.SendAsync("POST /echo HTTP/1.1\r\nHost: test\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
        Assert.Equal(100, (await client.ReadAnswerAsync()).Status);
        await client.SendAsync("abc");

        Assert.Equal("abc", (await client.ReadAnswerAsync()).Text);
    }

    [Theory, ClassData(typeof(EveryAddress))]
    public async Task A_handler_that_reads_no_body_does_not_ask_for_it(string transport, string kind)
    {
        using var client = await ConnectAsync(transport, kind);

        await client.SendAsync("POST /json HTTP/1.1\r\nHost: test\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");

        Assert.Equal(405, (await client.ReadAnswerAsync()).Status);
    }

    [Theory]
    [InlineData("epoll", "/echo")]
    [InlineData("epoll", "/wsgi/echo")]
    [InlineData("sockets", "/echo")]
    [InlineData("sockets", "/wsgi/echo")]
    public async Task A_megabyte_is_echoed_whole(string transport, string path)
    {
        using var client = await ConnectAsync(transport, "tcp");
        var body = new byte[1 << 20];
        new Random(1).NextBytes(body);

        await client.SendAsync($"POST {path} HTTP/1.1\r\nHost: test\r\nContent-Length: {body.Length}\r\n\r\n");
        var sending = client.SendAsync(body);
        var answer = await client.ReadAnswerAsync();
        await sending;

        Assert.True(body.AsSpan().SequenceEqual(answer.Body), $"{answer.Body.Length} bytes, or others than were sent");
    }

    [Theory, ClassData(typeof(EveryAddress))]
    public async Task A_stream_is_sent_as_it_comes(string transport, string kind)
    {
        using var client = await ConnectAsync(transport, kind);

        await client.SendAsync("GET /stream HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");
        var text = Encoding.ASCII.GetString(await client.ReadToEndAsync());

        // One chunk a line: they were not collected.
        Assert.Equal(5, text.Split("7\r\nline ").Length - 1);
    }

    private async Task<RawClient> ConnectAsync(string transport, string kind) =>
        await RawClient.ConnectAsync(await servers.AddressAsync(transport, kind));
}
