using System.Globalization;
using System.Text;
using Adapters.CompilerServices;
using Adapters.Server.Tests.Workers;

namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>What a body of tiny parts costs: threads wait for one another by what is there, and not by the number of parts.</summary>
public sealed class HandOffTests
{
    private const int Parts = 200_000;

    [Theory]
    [InlineData(ServerOptions.DefaultBodyReadAhead)]
    [InlineData(0)]
    public void Tiny_chunks_of_a_request_that_are_there_go_over_together(int readAhead)
    {
        var threads = new CountingThreads();
        using var server = new LoopedWsgi(Count, scheduler: threads, readAhead: readAhead);
        var chunks = new StringBuilder().Insert(0, "1\r\nx\r\n", Parts);
        var answer = server.Ask(
            server.Connect(), $"POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}0\r\n\r\n", $"{Parts}");

        Assert.EndsWith($"\r\n\r\n{Parts}", answer, StringComparison.Ordinal);
        // A part is what one receive brought: there are 1.2 MB in blocks of 64 KiB. The worker waits for its first request, too.
        Assert.InRange(threads.Waits, 0, 30);
    }

    [Fact]
    public void Tiny_blocks_of_a_response_are_taken_together()
    {
        var threads = new CountingThreads();
        using var server = new LoopedWsgi(Yields, scheduler: threads);
        var answer = server.Ask(server.Connect(), "GET /a HTTP/1.1\r\nHost: a\r\n\r\n", "\r\n0\r\n\r\n");

        Assert.Equal(Parts, answer.Count(character => character == 'x'));
        // The worker waits where there is no room for more: 32 KiB are in flight beside those that are sent.
        Assert.InRange(threads.Waits, 0, 30);

        static IEnumerable<ReadOnlyMemory<byte>> Yields(Environ environ, StartResponse start)
        {
            start("200 OK", new HeaderList { { "server", "" } });
            var block = "x"u8.ToArray();
            for (var i = 0; i < Parts; i++)
                yield return block;
        }
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Count(Environ environ, StartResponse start)
    {
        var block = new byte[20_000];
        var length = 0;
        while (environ.Input.Read(block) is > 0 and var count)
            length += count;
        return WsgiRespond.Text(environ, start, length.ToString(CultureInfo.InvariantCulture));
    }
}
