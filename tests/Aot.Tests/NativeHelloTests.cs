namespace Adapters.Aot.Tests;

public sealed class NativeHelloTests(PublishedHello hello)
{
    private const long Budget = 4_000_000;

    [Fact]
    public void It_is_published_without_a_warning()
    {
        Assert.True(hello.Status == 0, hello.Output);
        Assert.DoesNotContain("warning", hello.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void It_is_smaller_than_four_megabytes()
    {
        var size = new FileInfo(hello.Program).Length;

        Assert.True(size < Budget, $"{size} bytes");
    }

    [Theory]
    [InlineData("/", "text/plain; charset=utf-8", "Hello, World!")]
    [InlineData("/json", "application/json", """{"message":"Hello, World!","times":1,"isFriendly":true}""")]
    [InlineData("/hello/ada", "text/plain; charset=utf-8", "Hello, ada!")]
    [InlineData("/hello/ada/later", "text/plain; charset=utf-8", "Hello, ada, at last!")]
    [InlineData("/stream", "text/plain; charset=utf-8", "line 1\nline 2\nline 3\nline 4\nline 5\n")]
    public async Task It_answers_as_the_managed_one_does(string path, string contentType, string body)
    {
        await using var server = await NativeHello.StartAsync(hello.Program);
        using var client = new HttpClient { BaseAddress = server.Address };

        using var response = await client.GetAsync(path);

        Assert.Equal(
            (200, contentType, body),
            ((int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task It_stops_on_SIGTERM_with_status_0()
    {
        await using var server = await NativeHello.StartAsync(hello.Program);

        Assert.Equal(0, await server.StopAsync());
    }
}
