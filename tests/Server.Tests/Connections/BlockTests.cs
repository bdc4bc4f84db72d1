using System.Text;
using Adapters.CompilerServices;
using Adapters.Server.Transports.Memory;
using static Adapters.Server.Tests.Connections.Applications;

namespace Adapters.Server.Tests.Connections;

/// <summary>
/// A connection owns a block only while there is something in it: what waits for a slow client or for a handler is small.
/// </summary>
public sealed class BlockTests
{
    /// <summary>A request at work has its head in a block of its own, unless its application may keep it.</summary>
    private const int HeadOnly = 1;

    private readonly TaskCompletionSource _pause = new();

    [Fact]
    public void A_handler_that_waits_for_more_of_its_body_has_no_block_for_what_is_not_there()
    {
        using var server = new LoopedServer(EntryPoint.Mark(async (scope, receive, send) =>
        {
            var part = await receive();
            await _pause.Task;
            while (part is HttpRequest { MoreBody: true })
                part = await receive();
            await Text("done")(scope, receive, send);
        }));
        var client = server.Connect();
        Write(server, client, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nfirst");
        GoOn(server);

        Assert.Equal(HeadOnly, server.Blocks.Rented);
        Write(server, client, "other");
        AssertEnds(server, client, "done");
    }

    [Fact]
    public void A_handler_that_has_found_the_end_of_its_body_has_no_block_for_more()
    {
        var end = new TaskCompletionSource();
        using var server = new LoopedServer(EntryPoint.Mark(async (scope, receive, send) =>
        {
            await _pause.Task;
            await receive();
            await end.Task;
            await Text("done")(scope, receive, send);
        }));
        var client = server.Connect();
        Write(server, client, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        GoOn(server);

        Assert.Equal(HeadOnly, server.Blocks.Rented);
        end.SetResult();
        AssertEnds(server, client, "done");
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("HEAD", "a part that is not sent")]
    public void A_part_without_bytes_to_send_leaves_no_block(string method, string part)
    {
        var end = new TaskCompletionSource();
        using var server = new LoopedServer(EntryPoint.Mark(async (_, _, send) =>
        {
            await send(new HttpResponseStart(200));
            await send(new HttpResponseBody(default, moreBody: true));
            await _pause.Task;
            await send(new HttpResponseBody(Encoding.ASCII.GetBytes(part), moreBody: true));
            await end.Task;
            await send(new HttpResponseBody());
        }));
        var client = server.Connect();
        Write(server, client, method + " / HTTP/1.1\r\nHost: a\r\n\r\n");
        GoOn(server);

        Assert.Equal(HeadOnly, server.Blocks.Rented);
        end.SetResult();
        AssertEnds(server, client, "\r\n");
    }

    private static void Write(LoopedServer server, MemoryClient client, string bytes)
    {
        client.Write(Encoding.ASCII.GetBytes(bytes));
        server.Turn();
    }

    private void GoOn(LoopedServer server)
    {
        _pause.SetResult();
        server.Turn();
    }

    /// <summary>The answer is whole, and the connection, with no request, has no block; nor has it after the next request.</summary>
    private static void AssertEnds(LoopedServer server, MemoryClient client, string end)
    {
        Assert.EndsWith(end, server.ReadAll(client), StringComparison.Ordinal);
        Assert.Equal(0, server.Blocks.Rented);
        Assert.StartsWith("HTTP/1.1 200", server.Ask(client, Get), StringComparison.Ordinal);
        Assert.Equal(0, server.Blocks.Rented);
    }
}
