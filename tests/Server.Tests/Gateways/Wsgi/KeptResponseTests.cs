using System.Text;
using Adapters.CompilerServices;

namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>What a synchronous middleware keeps of a generated answer is changed by no other request.</summary>
public sealed class KeptResponseTests
{
    private const string End = "\r\n\r\n";

    /// <summary>Starts the response when it has the whole body, as one that signs or caches answers does.</summary>
    [Fact]
    public void The_head_is_whole_though_the_body_was_disposed_of()
    {
        var kept = new List<(HeaderList Headers, ReadOnlyMemory<byte> Body)>();
        using var server = new LoopedWsgi((environ, start) =>
        {
            HeaderList headers = [];
            var body = WsgiRespond.Text(environ, (_, given, _) => Take(given, out headers), "of " + environ.PathInfo);
            var block = body.Single();
            ((IDisposable)body).Dispose();
            headers.Add("x-of", environ.PathInfo);
            kept.Add((headers, block));
            start("200 OK", headers);
            return [block];
        });
        var client = server.Connect();

        foreach (var path in new[] { "/a", "/b" })
        {
            var answer = server.Ask(client, $"GET {path} HTTP/1.1\r\nHost: a{End}", $"{End}of {path}");
            Assert.Contains("content-type: text/plain", answer, StringComparison.Ordinal);
        }

        Assert.Equal(["of /a", "of /b"], kept.ConvertAll(response => Encoding.UTF8.GetString(response.Body.Span)));
        Assert.Equal(2, kept[0].Headers.Count);
        Assert.Equal("/a", Encoding.Latin1.GetString(kept[0].Headers[1].Value));
    }

    private static Write Take(HeaderList given, out HeaderList headers)
    {
        headers = given;
        return static _ => { };
    }
}
