using Adapters.EndToEnd.Tests.Clients;
using Adapters.EndToEnd.Tests.Processes;

namespace Adapters.EndToEnd.Tests.Nginx;

/// <summary>Behind nginx a client sees what it sees without: each test on each way from nginx to the server.</summary>
public abstract class NginxTests(string way)
{
    private const int Size = 50_000_000;

    /// <summary>What the application sends at once.</summary>
    private const int BlockSize = 20_000;

    /// <summary>Otherwise, each answer has another trace.</summary>
    private const string Trace = "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    /// <summary>Fields that nginx writes itself, or that belong to one of the two connections.</summary>
    private static readonly string[] OfTheFront = ["server", "date", "connection", "transfer-encoding"];

    [Fact]
    public async Task Every_route_answers_as_it_does_without_nginx()
    {
        await using var site = await FrontedServer.StartAsync(way);

        foreach (var request in Requests)
        {
            string[] arguments = [.. request[1..], "-H", Trace];
            var direct = await Curl.AskAsync(site.Direct, request[0], arguments);
            var fronted = await Curl.AskAsync(site.Fronted, request[0], arguments);
            Assert.Equal(Describe(direct), Describe(fronted));
        }
    }

    [Theory]
    [InlineData("/upload", true)]
    [InlineData("/wsgi/upload", true)]
    [InlineData("/upload", false)]
    [InlineData("/wsgi/upload", false)]
    public async Task Fifty_megabytes_go_up_whole(string path, bool isBuffered)
    {
        await using var site = await FrontedServer.StartAppAsync(way);
        await using var file = await RandomFile.CreateAsync(Size);

        var answer = await Curl.AskAsync(site.At(isBuffered), path, "-H", "Expect:", "--data-binary", $"@{file.Path}");

        Assert.Equal((200, $"{Size} {file.Hash}"), (answer.Status, answer.Text));
    }

    [Theory]
    [InlineData("/download/", true)]
    [InlineData("/wsgi/download/", true)]
    [InlineData("/download/", false)]
    [InlineData("/wsgi/download/", false)]
    public async Task Fifty_megabytes_come_down_whole(string path, bool isBuffered)
    {
        await using var site = await FrontedServer.StartAppAsync(way);

        var answer = await Curl.AskAsync(site.At(isBuffered), $"{path}{Size / BlockSize}");

        Assert.Equal((200, Size), (answer.Status, answer.Body.Length));
        Assert.True(
            answer.Body.Chunk(BlockSize).Index().All(block => block.Item.AsSpan().IndexOfAnyExcept((byte)block.Index) < 0),
            "a block is not its own");
    }

    [Theory]
    [InlineData("/echo", false)]
    [InlineData("/wsgi/echo", false)]
    public async Task A_client_that_leaves_in_the_middle_costs_nothing(string path, bool isBuffered)
    {
        await using var site = await FrontedServer.StartAsync(way);
        Assert.Equal(200, (await RawClient.AskAsync(site.Fronted, "/hello/ada")).Status);
        var before = site.Server.Descriptors;

        for (var i = 0; i < 20; i++)
            await LeaveAsync(site.At(isBuffered), path, isReset: i % 2 == 0);

        await Deadline.PollAsync(
            () => site.Server.Descriptors <= before, () => $"{site.Server.Descriptors} descriptors, and {before} before");
        Assert.Equal("Hello, ada!", (await RawClient.AskAsync(site.Fronted, "/hello/ada")).Text);
        Assert.DoesNotContain(site.Server.Error, line => line.Contains(" ERROR "));
    }

    private static readonly string[][] Requests =
    [
        ["/"], ["/plaintext"], ["/json"], ["/hello/ada"], ["/hello/ada/later"], ["/hello/%C3%A9t%C3%A9"], ["/hello/repeat/3?sep=-"],
        ["/hello/repeat/many"], ["/nowhere"], ["/stream"], ["/json", "-X", "DELETE"], ["/json", "-I"], ["/echo", "-X", "OPTIONS"],
        ["/echo", "--data-binary", "hello"], ["/wsgi/echo", "--data-binary", "hello"], [
            "/echo", "-H", "Transfer-Encoding: chunked", "-d", "hello"],
        ["/echo", "--data-binary", ""], ["/echo", "-H", "Expect: 100-continue", "-d", "hello"],
    ];

    private static string Describe(Answer answer)
    {
        // A response that nginx passes on, or an echo of a body whose length nginx found out, may be framed in another way.
        var fields = answer.Fields.Select(field => (Name: field.Name.ToLowerInvariant(), field.Value)).Where(
            field => !OfTheFront.Contains(field.Name) && (field.Name != "content-length" || answer.Body.Length == 0));
        return string.Join(
            '\n', fields.Select(field => $"{field.Name}: {field.Value}").Order().Prepend($"{answer.Status}").Append(answer.Text));
    }

    /// <summary>Sends a part of a body, waits until it is under way through both, and goes.</summary>
    private static async Task LeaveAsync(string address, string path, bool isReset)
    {
        using var client = await RawClient.ConnectAsync(address);
        await client.SendAsync($"POST {path} HTTP/1.1\r\nHost: test\r\nContent-Length: {Size}\r\n\r\n{new string('x', 100_000)}");
        await client.ReadUntilAsync("xxxx");
        if (isReset)
            client.Reset();
    }
}

public sealed class ProxyPassOverTcpTests() : NginxTests("http");

public sealed class ProxyPassOverUnixTests() : NginxTests("unix");

public sealed class UwsgiPassOverTcpTests() : NginxTests("uwsgi");

public sealed class UwsgiPassOverUnixTests() : NginxTests("uwsgi+unix");

public sealed class ScgiPassOverTcpTests() : NginxTests("scgi");

public sealed class ScgiPassOverUnixTests() : NginxTests("scgi+unix");
