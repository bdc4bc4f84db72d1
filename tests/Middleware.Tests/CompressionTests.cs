using System.IO.Compression;
using System.Text;

namespace Adapters.Middleware.Tests;

/// <summary>Bodies are compressed where that is allowed and worth it, and mean the same.</summary>
public sealed class CompressionTests
{
    [Theory]
    [InlineData("/text", "br")]
    [InlineData("/text", "gzip")]
    [InlineData("/text/sync", "gzip")]
    [InlineData("/huge", "br")]
    [InlineData("/huge", "gzip")]
    public async Task A_body_means_the_same(string target, string coding)
    {
        using var client = Requests.Client(new Compression().Wrap);
        using var plain = await client.SendAsync("GET", target);
        var expected = await plain.TextAsync();
        for (var i = 0; i < 2; i++)
        {
            using var answer = await client.SendAsync("GET", target, ("accept-encoding", coding));
            Assert.Equal(coding, answer.Field("content-encoding"));
            Assert.Equal("accept-encoding", answer.Field("vary"));
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            Assert.True(bytes.Length < expected.Length / 4);
            Assert.Equal(expected, await DecodeAsync(new MemoryStream(bytes), coding));
        }

        Assert.Null(plain.Field("content-encoding"));
        Assert.Equal("accept-encoding", plain.Field("vary"));
    }

    [Theory]
    [InlineData("gzip, br", "br")]
    [InlineData("gzip;q=1, br;q=0.5", "gzip")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("*", "br")]
    [InlineData("identity", null)]
    [InlineData("gzip;q=0", null)]
    [InlineData("BR", "br")]
    [InlineData("gzip;q=x", null)]
    [InlineData("", null)]
    public async Task The_client_chooses(string accept, string? coding)
    {
        using var client = Requests.Client(new Compression().Wrap);
        using var answer = await client.SendAsync("GET", "/text", ("accept-encoding", accept));
        Assert.Equal(coding, answer.Field("content-encoding"));
    }

    [Theory]
    [InlineData("/short")]
    [InlineData("/nothing")]
    [InlineData("/missing")]
    [InlineData("/own?name=content-encoding&value=zstd")]
    [InlineData("/own?name=cache-control&value=private,%20No-Transform")]
    [InlineData("/own?name=content-range&value=bytes%200-1/5000")]
    [InlineData("/own?name=x&value=y&type=image/png")]
    public async Task What_must_not_or_need_not_be_is_left_as_it_is(string target)
    {
        using var client = Requests.Client(new Compression().Wrap);
        using var plain = await client.SendAsync("GET", target);
        using var answer = await client.SendAsync("GET", target, ("accept-encoding", "br, gzip"));
        Assert.Equal(plain.Field("content-encoding"), answer.Field("content-encoding"));
        Assert.Equal((plain.StatusCode, (await plain.TextAsync()).Length), (answer.StatusCode, (await answer.TextAsync()).Length));
        using var next = await client.SendAsync("GET", "/text", ("accept-encoding", "br"));
        Assert.Equal("br", next.Field("content-encoding"));
    }

    [Theory]
    [InlineData("\"a\"", "W/\"a\"")]
    [InlineData("W/\"a\"", "W/\"a\"")]
    public async Task A_tag_is_a_weak_one(string tag, string expected)
    {
        using var client = Requests.Client(new Compression().Wrap);
        using var answer = await client.SendAsync("GET", $"/own?name=etag&value={Uri.EscapeDataString(tag)}", ("accept-encoding", "br"));
        Assert.Equal(expected, answer.Field("etag"));
        using var plain = await client.SendAsync("GET", $"/own?name=etag&value={Uri.EscapeDataString(tag)}");
        Assert.Equal(tag, plain.Field("etag"));
    }

    [Fact]
    public async Task Ranges_are_not_offered_of_a_compressed_body()
    {
        using var client = Requests.Client(new Compression().Wrap);
        using var answer = await client.SendAsync("GET", "/own?name=accept-ranges&value=bytes", ("accept-encoding", "br"));
        Assert.Equal(("br", null), (answer.Field("content-encoding"), answer.Field("accept-ranges")));
    }

    [Fact]
    public async Task A_HEAD_request_has_no_body()
    {
        using var client = Requests.Client(new Compression().Wrap);
        using var answer = await client.SendAsync("HEAD", "/text", ("accept-encoding", "br"));
        Assert.Equal((null, "accept-encoding"), (answer.Field("content-encoding"), answer.Field("vary")));
        using var next = await client.SendAsync("GET", "/text", ("accept-encoding", "br"));
        Assert.Equal("br", next.Field("content-encoding"));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_part_of_a_stream_arrives_before_the_next_one_is_made(string coding)
    {
        Site.Go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var client = Requests.Client(new Compression { Types = ["application/x-ndjson", "text/"] }.Wrap);
        using var answer = await client.SendAsync("GET", "/parts", ("accept-encoding", coding));
        Assert.Equal(coding, answer.Field("content-encoding"));
        await using var body = Decoder(await answer.Content.ReadAsStreamAsync(), coding);
        var buffer = new byte[64];
        var read = await body.ReadAtLeastAsync(buffer, 4);
        Assert.StartsWith("one ", Encoding.UTF8.GetString(buffer, 0, read).Trim('"'), StringComparison.Ordinal);
        Site.Go.SetResult();
        Assert.Contains("two", await new StreamReader(body).ReadToEndAsync(), StringComparison.Ordinal);
        using var next = await client.SendAsync("GET", "/text", ("accept-encoding", coding));
        Assert.Equal(Site.Text, await DecodeAsync(await next.Content.ReadAsStreamAsync(), coding));
    }

    private static Stream Decoder(Stream stream, string coding) => coding == "br"
        ? new BrotliStream(stream, CompressionMode.Decompress)
        : new GZipStream(stream, CompressionMode.Decompress);

    private static async Task<string> DecodeAsync(Stream stream, string coding)
    {
        using var reader = new StreamReader(Decoder(stream, coding));
        return await reader.ReadToEndAsync();
    }
}
