using System.Text;
using static Adapters.Server.Tests.Connections.Applications;

namespace Adapters.Server.Tests.Connections;

/// <summary>Chunks that are there come as one part, without their framing, and nothing else is touched.</summary>
public sealed class ChunkTests
{
    private const string Head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";

    [Fact]
    public void Chunks_that_are_there_are_one_event()
    {
        var parts = new List<string>();
        using var server = new LoopedServer((_, receive, send) => Record(parts, receive, send));
        var client = server.Connect();
        Assert.EndsWith("ok", server.Ask(client, Head + "1\r\na\r\n2;x=y\r\nbc\r\n3\r\ndef\r\n0\r\n\r\n"), StringComparison.Ordinal);
        Assert.Equal(["abcdef"], parts);
    }

    [Fact]
    public void A_request_behind_the_last_chunk_is_the_next_one()
    {
        var parts = new List<string>();
        using var server = new LoopedServer((_, receive, send) => Record(parts, receive, send));
        var answer = server.Ask(
            server.Connect(), Head + "1\r\na\r\n1\r\nb\r\n0\r\nx: y\r\n\r\n" + Head + "1\r\nc\r\n1\r\nd\r\n0\r\n\r\n" + Get);
        Assert.Equal(3, answer.Split("HTTP/1.1 200 ").Length - 1);
        Assert.Equal(["ab", "cd", ""], parts);
    }

    [Fact]
    public void What_is_wrong_behind_good_chunks_is_found_when_more_is_asked_for()
    {
        var parts = new List<string>();
        using var server = new LoopedServer((_, receive, send) => Record(parts, receive, send));
        var answer = server.Ask(server.Connect(), Head + "1\r\na\r\n1\r\nb\r\nzz\r\n");
        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Equal(["ab", "disconnected"], parts);
    }

    [Fact]
    public void Bodies_in_chunks_of_every_size_arrive_whole_however_they_are_cut()
    {
        using var server = new LoopedServer(Echo);
        for (var seed = 0; seed < 300; seed++)
            AssertEchoed(server, new Random(seed));
        Assert.Empty(server.Errors);
    }

    private static void AssertEchoed(LoopedServer server, Random random)
    {
        var body = new StringBuilder();
        var wire = new StringBuilder(Head);
        for (var i = random.Next(0, 60); i >= 0; i--)
        {
            var chunk = new string((char)random.Next('a', 'z'), random.Next(1, random.Next(2) == 0 ? 4 : 9000));
            body.Append(chunk);
            wire.Append($"{chunk.Length:x}\r\n{chunk}\r\n");
        }

        var bytes = Encoding.Latin1.GetBytes(wire.Append("0\r\n\r\n").ToString());
        var client = server.Connect();
        for (var at = 0; at < bytes.Length;)
        {
            var count = Math.Min(bytes.Length - at, random.Next(1, 20_000));
            client.Write(bytes.AsSpan(at, count));
            server.Turn(1);
            at += count;
        }

        Assert.EndsWith("\r\n\r\n" + body, server.ReadAll(client), StringComparison.Ordinal);
    }

    private static async ValueTask Record(List<string> parts, Receive receive, Send send)
    {
        var hasMore = true;
        while (hasMore)
        {
            var message = await receive();
            parts.Add(message is HttpRequest part ? Encoding.Latin1.GetString(part.Body.Span) : "disconnected");
            hasMore = message is HttpRequest { MoreBody: true };
        }

        await send(new HttpResponseStart(200));
        await send(new HttpResponseBody("ok"u8.ToArray()));
    }
}
