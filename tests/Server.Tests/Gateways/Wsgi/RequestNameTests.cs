using System.Text;

namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>What the log calls a request that has no route.</summary>
public sealed class RequestNameTests
{
    private const string Post = "POST /path?query HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n";

    [Theory]
    [InlineData("cut", "The response body of POST /path is longer than its Content-Length of 1 bytes and was truncated")]
    [InlineData("report", "POST /path: reported")]
    [InlineData("dispose", "The response body of POST /path failed when it was closed")]
    public void It_is_named_by_method_and_path(string act, string expected)
    {
        using var server = new ServedApplication((environ, start) =>
        {
            HeaderList headers = [];
            headers.Add("Content-Length", "1");
            start("200 OK", headers);
            if (act == "report")
                environ.Errors.Write("reported");
            if (act == "dispose")
                return new FailingBody();
            return [Encoding.ASCII.GetBytes(act == "cut" ? "!!" : "!")];
        });

        Assert.EndsWith("!", server.Ask(Post, "!"), StringComparison.Ordinal);
        server.WaitForIdleWorkers();

        Assert.Contains(server.Log.Lines, line => line.Text == expected);
    }

    private sealed class FailingBody : List<ReadOnlyMemory<byte>>, IDisposable
    {
        public FailingBody() => Add("!"u8.ToArray());

        public void Dispose() => throw new InvalidOperationException("Its end fails.");
    }
}
