using Adapters.EndToEnd.Tests.Clients;
using Adapters.EndToEnd.Tests.Processes;

namespace Adapters.EndToEnd.Tests.Attacks;

/// <summary>Paths that a front server, a router and a file system understand in different ways: no handler sees one.</summary>
public sealed class PathTests(SharedServers servers)
{
    private const string Reason = "the path contains a dot segment or a NUL, encoded or not";

    [Theory]
    [InlineData("/files/../secret")]
    [InlineData("/files/..")]
    [InlineData("/files/./a")]
    [InlineData("/files/%2e%2e/secret")]
    [InlineData("/files/.%2E/secret")]
    [InlineData("/files/..%2fsecret")]
    [InlineData("/files/a%2f%2e%2e%2fsecret")]
    [InlineData("/files/..\\secret")]
    [InlineData("/files/%2e%2e%5csecret")]
    [InlineData("/files/a%00.txt")]
    [InlineData("/wsgi/files/../secret")]
    [InlineData("/wsgi/files/%2e%2e%2fsecret")]
    [InlineData("/admin/..%2ffiles/a")]
    [InlineData("http://test/files/../secret")]
    public async Task A_dot_segment_or_a_NUL_reaches_no_handler_however_it_is_written(string target)
    {
        var server = await servers.GetAppAsync();
        var seen = server.Error.Count;
        using var client = await RawClient.ConnectAsync(server.Address);

        await client.SendAsync($"GET {target} HTTP/1.1\r\nHost: test\r\n\r\n");

        var answer = await client.ReadAnswerAsync();
        Assert.Equal((400, "close"), (answer.Status, answer["connection"]));
        Assert.True(await client.IsClosedByServerAsync());
        await Deadline.PollAsync(
            () => server.Error.Skip(seen).Any(line => line.EndsWith($" with 400: {Reason}")), () => "The log does not say why.");
        Assert.Equal("next", (await RawClient.AskAsync(server.Address, "/files/next")).Text);
    }

    [Theory]
    [InlineData("/files/a%2fb.c/..d/%2e%2e%2e", "a/b.c/..d/...")]
    [InlineData("/files/%252e%252e%252fa", "%2e%2e%2fa")]
    [InlineData("/files/a\\b?../../c", "a\\b")]
    [InlineData("/wsgi/files/%252e%252e/a", "%2e%2e/a /wsgi/files/%2e%2e/a")]
    public async Task What_is_no_dot_segment_is_handed_on_decoded_once(string target, string text)
    {
        var server = await servers.GetAppAsync();

        Assert.Equal(text, (await RawClient.AskAsync(server.Address, target)).Text);
    }

    [Theory]
    [InlineData("/files/caf\u00c3\u00a9")]
    [InlineData("/files/caf%c3%a9")]
    public async Task Bytes_above_ASCII_mean_the_same_raw_and_encoded(string target)
    {
        var server = await servers.GetAppAsync();

        Assert.Equal("caf\u00e9", (await RawClient.AskAsync(server.Address, target)).Text);
    }
}
