using System.Text.Json;
using System.Text.Json.Serialization;
using Adapters.CompilerServices;

namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>The answers of generated synchronous handlers.</summary>
public sealed class RespondTests : IDisposable
{
    private readonly WsgiHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Text_is_sent_as_UTF_8()
    {
        var client = await _host.Run((environ, start) => WsgiRespond.Text(environ, start, "café"));

        Assert.Equal((200, "text/plain; charset=utf-8", "café"), (client.Status, client.Headers!["content-type"], client.Text));
        Assert.Equal([5], client.Blocks);
    }

    [Fact]
    public async Task Empty_text_is_200_and_empty()
    {
        var client = await _host.Run((environ, start) => WsgiRespond.Text(environ, start, ""));

        Assert.Equal((200, "", true), (client.Status, client.Text, client.IsComplete));
    }

    [Fact]
    public async Task Bytes_are_sent_as_they_are()
    {
        var client = await _host.Run((environ, start) => WsgiRespond.Bytes(environ, start, new byte[] { 1, 2 }));

        Assert.Equal("application/octet-stream", client.Headers!["content-type"]);
        Assert.Equal([1, 2], client.Body);
    }

    [Fact]
    public async Task A_value_is_sent_as_JSON()
    {
        var client = await _host.Run((environ, start) => WsgiRespond.Json(environ, start, new Point(1, 2), PointJson.Default.Point));

        Assert.Equal(("application/json", """{"X":1,"Y":2}"""), (client.Headers!["content-type"], client.Text));
    }

    [Fact]
    public async Task A_problem_is_sent_as_JSON_with_its_status()
    {
        var client = await _host.Run((environ, start) => WsgiRespond.Problem(environ, start, 400, "the \"count\" is not a number"));

        Assert.Equal((400, "application/problem+json"), (client.Status, client.Headers!["content-type"]));
        Assert.Equal("the \"count\" is not a number", JsonDocument.Parse(client.Text).RootElement.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task No_content_is_204()
    {
        var client = await _host.Run((environ, start) => WsgiRespond.NoContent(environ, start));

        Assert.Equal((204, ""), (client.Status, client.Text));
    }

    [Fact]
    public async Task What_is_not_found_is_404() =>
        Assert.Equal(404, (await _host.Run((environ, start) => WsgiRespond.NotFound(environ, start))).Status);

    [Fact]
    public async Task A_method_that_is_not_allowed_names_those_that_are()
    {
        var client = await _host.Run((environ, start) => WsgiRespond.MethodNotAllowed(environ, start, "GET, HEAD"));

        Assert.Equal((405, "GET, HEAD"), (client.Status, client.Headers!["allow"]));
    }

    [Fact]
    public async Task OPTIONS_names_the_methods()
    {
        var client = await _host.Run((environ, start) => WsgiRespond.Options(environ, start, "GET, HEAD"));

        Assert.Equal((204, "GET, HEAD"), (client.Status, client.Headers!["allow"]));
    }

    [Fact]
    public async Task A_response_value_is_sent_with_its_status_and_headers()
    {
        var client = await _host.Run((environ, start) => WsgiRespond.Response(environ, start, Response.Text("made", 201)));

        Assert.Equal((201, "made"), (client.Status, client.Text));
    }

    [Fact]
    public async Task Pieces_are_streamed()
    {
        var text = await _host.Run((environ, start) => WsgiRespond.Stream(environ, start, ["a", "b"]));
        var bytes = await _host.Run((environ, start) => WsgiRespond.Stream(environ, start, new byte[][] { [1], [2] }));
        var memory = await _host.Run(
            (environ, start) => WsgiRespond.Stream(environ, start, new ReadOnlyMemory<byte>[] { new byte[] { 3 }, new byte[] { 4 } }));

        Assert.Equal("ab", text.Text);
        Assert.Equal([1, 2], bytes.Body);
        Assert.Equal([3, 4], memory.Body);
    }

    [Fact]
    public void A_buffer_is_not_used_again_before_its_body_was_disposed_of()
    {
        var environ = new Environ();
        StartResponse start = (_, _, _) => _ => { };
        using var first = (IDisposable)WsgiRespond.Text(environ, start, "first");
        using var second = (IDisposable)WsgiRespond.Text(environ, start, "second");

        Assert.Equal("first", Text(first));
        Assert.Equal("second", Text(second));
    }

    [Fact]
    public void Disposing_of_a_body_twice_does_not_touch_the_next()
    {
        var environ = new Environ();
        StartResponse start = (_, _, _) => _ => { };
        var first = (IDisposable)WsgiRespond.Text(environ, start, "first");
        first.Dispose();
        using var second = (IDisposable)WsgiRespond.Text(environ, start, "second");
        first.Dispose();
        using var third = (IDisposable)WsgiRespond.Text(environ, start, "third");

        Assert.Equal("second", Text(second));
    }

    private static string Text(IDisposable body) =>
        string.Concat(((IEnumerable<ReadOnlyMemory<byte>>)body).Select(block => System.Text.Encoding.UTF8.GetString(block.Span)));
}

internal sealed record Point(int X, int Y);

[JsonSerializable(typeof(Point))]
internal sealed partial class PointJson : JsonSerializerContext;
