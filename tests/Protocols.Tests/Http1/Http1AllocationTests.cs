using Adapters.Protocols.Http1;

namespace Adapters.Protocols.Tests.Http1;

public sealed class Http1AllocationTests
{
    private static readonly byte[] Get = """
        GET /hello/world?x=1 HTTP/1.1
        Host: example.com
        User-Agent: test/1.0
        Accept: text/html,application/json
        Accept-Encoding: gzip, br
        Accept-Language: en
        Connection: keep-alive, te
        Cookie: a=b; c=d
        TE: trailers


        """u8.ToArray().WithLineEnds();

    private static readonly byte[] Post = """
        POST /form HTTP/1.1
        Host: example.com
        Content-Type: text/plain
        Transfer-Encoding: chunked

        5;ext=1
        hello
        6
         world
        0
        x-checksum: abc


        """u8.ToArray().WithLineEnds();

    [Fact]
    public void A_warm_get_is_read_without_an_allocation() => Assert.Equal(0, Measure(Get, events: 2));

    [Fact]
    public void A_warm_chunked_post_is_read_without_an_allocation() => Assert.Equal(0, Measure(Post, events: 4));

    private static long Measure(byte[] request, int events)
    {
        var connection = new Http1Connection(new Limits());
        for (var i = 0; i < 100; i++)
            Assert.Equal(events, ReadOne(connection, request));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            ReadOne(connection, request);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static int ReadOne(Http1Connection connection, byte[] request)
    {
        var used = 0;
        for (var events = 1; ; events++)
        {
            var happened = connection.Read(request.AsSpan(used), out var consumed);
            used += consumed;
            if (happened is ProtocolEvent.NeedData or ProtocolEvent.Error)
                return -1;
            if (happened != ProtocolEvent.EndOfMessage)
                continue;
            connection.Reset();
            return events;
        }
    }
}
