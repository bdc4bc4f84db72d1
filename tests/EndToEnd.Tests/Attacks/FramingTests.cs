using Adapters.EndToEnd.Tests.Clients;
using Adapters.EndToEnd.Tests.Processes;

namespace Adapters.EndToEnd.Tests.Attacks;

/// <summary>What is no reason to refuse, and must not be understood in a second way either.</summary>
public sealed class FramingTests(SharedServers servers)
{
    [Fact]
    public async Task A_chunked_body_without_its_last_line_end_is_not_over()
    {
        using var client = await ConnectAsync();

        await client.SendAsync("POST /echo HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n");
        await client.ReadUntilAsync("abc");
        client.EndSending();

        // The response is not ended either: the last chunk of the echo does not come.
        Assert.DoesNotContain("0\r\n\r\n", System.Text.Encoding.ASCII.GetString(await client.ReadToEndAsync())[^8..]);
    }

    [Fact]
    public async Task A_body_with_a_request_in_it_is_one_body()
    {
        using var client = await ConnectAsync();
        const string Inner = "GET /hello/smuggled HTTP/1.1\r\nHost: test\r\n\r\n";

        await client.SendAsync($"POST /echo HTTP/1.1\r\nHost: test\r\nContent-Length: {Inner.Length}\r\n\r\n{Inner}");
        Assert.Equal(Inner, (await client.ReadAnswerAsync()).Text);

        await client.SendAsync("GET / HTTP/1.1\r\nHost: test\r\n\r\n");
        Assert.Equal("Hello, World!", (await client.ReadAnswerAsync()).Text);
    }

    [Fact]
    public async Task A_field_name_with_an_underscore_does_not_pass_for_one_with_a_dash()
    {
        using var client = await ConnectAsync();

        // Were it taken for the other, the body would be three bytes long.
        await client.SendAsync(
            "POST /wsgi/echo HTTP/1.1\r\nHost: test\r\nContent_Length: 3\r\nTransfer_Encoding: chunked\r\n\r\nGET / HTTP/1.1\r\nHost: "
            + "test\r\n\r\n");

        Assert.Equal("", (await client.ReadAnswerAsync()).Text);
        Assert.Equal("Hello, World!", (await client.ReadAnswerAsync()).Text);
    }

    [Theory]
    [InlineData("Chunked", "5", "0")]
    [InlineData("chunked", "5 ; a = \"\u00e9;\"; b", "0;c")]
    public async Task A_coding_and_extensions_that_are_in_the_grammar_are_read(string coding, string size, string last)
    {
        using var client = await ConnectAsync();

        await client.SendAsync(
            $"POST /wsgi/echo HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: {coding}\r\n\r\n{size}\r\nhello\r\n{last}\r\nContent-Type: "
            + "x\r\nCookie: y\r\n\r\n");
        Assert.Equal("hello", (await client.ReadAnswerAsync()).Text);

        await client.SendAsync("GET / HTTP/1.1\r\nHost: test\r\n\r\n");
        Assert.Equal("Hello, World!", (await client.ReadAnswerAsync()).Text);
    }

    [Theory]
    [InlineData("GET /\x1b[31mred HTTP/1.1\r\nHost: test\r\n\r\n", 400)]
    [InlineData("GET /%1b[31mred HTTP/1.1\r\nHost: test\r\n\r\n", 404)]
    [InlineData("GET /\"quoted\\ HTTP/1.1\r\nHost: test\r\n\r\n", 404)]
    [InlineData("GET /\u009b31m HTTP/1.1\r\nHost: test\r\n\r\n", 404)]
    public async Task Escape_bytes_do_not_get_into_the_log_as_in_CVE_2020_7694(string request, int status)
    {
        await using var server = await ServerProcess.StartAsync();
        using var client = await RawClient.ConnectAsync(server.Address);

        await client.SendAsync(request);
        Assert.Equal(status, (await client.ReadAnswerAsync()).Status);
        await server.WaitForErrorAsync($" {status}");

        var line = server.Error.Last(line => line.Contains($" {status}", StringComparison.Ordinal));
        Assert.DoesNotContain(line, char.IsControl);
        Assert.DoesNotContain("/\"quoted", line);
    }

    [Fact]
    public async Task The_reason_that_a_synchronous_application_gives_is_sent_and_not_with_the_next_answer()
    {
        using var client = await RawClient.ConnectAsync((await servers.GetAppAsync()).Address);

        await client.SendAsync("GET /raw-status?All%20is%20w%C3%A9ll HTTP/1.1\r\nHost: test\r\n\r\n");
        await client.ReadUntilAsync("HTTP/1.1 200 All is w\u00e9ll\r\n");
        Assert.Equal("answered", (await client.ReadAnswerAsync()).Text);

        await client.SendAsync("GET /raw-status?OK HTTP/1.1\r\nHost: test\r\n\r\n");
        await client.ReadUntilAsync("HTTP/1.1 200 OK\r\n");
        Assert.Equal("answered", (await client.ReadAnswerAsync()).Text);
    }

    [Theory]
    [InlineData("/splitting/value?text=a%0d%0aSet-Cookie:%20x=y")]
    [InlineData("/splitting/value?text=a%0aSet-Cookie:%20x=y")]
    [InlineData("/splitting/value?text=a%0dSet-Cookie:%20x=y")]
    [InlineData("/splitting/value?text=a%00b")]
    [InlineData("/splitting/name?text=a%0d%0aSet-Cookie:%20x=y%0d%0ab")]
    [InlineData("/splitting/name?text=a:b")]
    [InlineData("/splitting/name?text=a%20b")]
    [InlineData("/raw-status?OK%0d%0aSet-Cookie:%20x=y")]
    [InlineData("/raw-status?OK%0aSet-Cookie:%20x=y")]
    public async Task A_line_end_in_a_response_field_is_an_error_of_the_application_as_in_CVE_2020_7695(string target)
    {
        await using var server = await ServerProcess.StartAppAsync();

        var answer = await RawClient.AskAsync(server.Address, target);

        Assert.Equal((500, null), (answer.Status, answer["set-cookie"]));
        await server.WaitForErrorAsync(" ERROR ");
    }

    private async Task<RawClient> ConnectAsync() => await RawClient.ConnectAsync((await servers.GetAsync()).Address);
}
