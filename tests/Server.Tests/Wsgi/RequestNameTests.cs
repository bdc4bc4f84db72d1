using System.Text;

namespace Adapters.Server.Tests.Wsgi;

/// <summary>What the log calls a request that has no route.</summary>
public sealed class RequestNameTests
{
    private const string Post = "POST /path?query HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n";

    [Theory]
    [InlineData("cut", "The body of POST /path is longer than its Content-Length of 1 bytes; it was cut there")]
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

    [Fact]
    public void One_that_has_ended_is_not_named_by_what_is_there_now()
    {
        WsgiErrors? kept = null;
        using var server = new ServedApplication((environ, start) =>
        {
            kept = (WsgiErrors)environ.Errors;
            start("204 No Content", []);
            return [];
        });
        server.Ask(Post, "\r\n\r\n");
        server.WaitForIdleWorkers();

        kept!.Write("late\n");

        Assert.Contains(server.Log.Lines, line => line.Text == "a request that has ended: late");
    }

    private sealed class FailingBody : List<ReadOnlyMemory<byte>>, IDisposable
    {
        public FailingBody() => Add("!"u8.ToArray());

        public void Dispose() => throw new InvalidOperationException("Its end fails.");
    }
}
