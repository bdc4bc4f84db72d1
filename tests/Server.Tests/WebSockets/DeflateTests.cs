using System.IO.Compression;
using System.Text;
using Adapters.Protocols.Tests;
using Adapters.Server.Connections;
using Adapters.Server.Tests.Connections;

namespace Adapters.Server.Tests.WebSockets;

/// <summary>permessage-deflate (RFC 7692).</summary>
public sealed class DeflateTests
{
    private static readonly ServerOptions On = new() { WsPerMessageDeflate = true };

    [Theory]
    [InlineData("permessage-deflate", "")]
    [InlineData("permessage-deflate; client_max_window_bits", "")]
    [InlineData("permessage-deflate; server_max_window_bits=10", "; server_max_window_bits=10")]
    [InlineData("permessage-deflate; server_no_context_takeover; client_no_context_takeover", "")]
    [InlineData("x-other, permessage-deflate", "")]
    [InlineData("permessage-deflate; server_max_window_bits=8, permessage-deflate; server_max_window_bits=9", "; server_max_window_bits=9")]
    public void An_offer_is_accepted(string offer, string more)
    {
        using var server = new LoopedServer(SocketApplications.Echo(), On.Copy());
        Assert.Contains(
            "sec-websocket-extensions: permessage-deflate; server_no_context_takeover; client_no_context_takeover" + more + "\r\n",
            Open(server, offer).Head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x-webkit-deflate-frame")]
    [InlineData("foo; a=\"x,permessage-deflate,y\"")]
    [InlineData("permessage-deflate; unknown")]
    [InlineData("permessage-deflate; server_max_window_bits")]
    [InlineData("permessage-deflate; server_max_window_bits=16")]
    [InlineData("permessage-deflate; server_max_window_bits=010")]
    [InlineData("permessage-deflate; client_max_window_bits=7")]
    [InlineData("permessage-deflate; server_no_context_takeover=1")]
    [InlineData("permessage-deflate; server_no_context_takeover; server_no_context_takeover")]
    public void An_offer_that_cannot_be_accepted_is_declined(string offer)
    {
        using var server = new LoopedServer(SocketApplications.Echo(), On.Copy());
        var peer = Open(server, offer);
        Assert.DoesNotContain("sec-websocket-extensions", peer.Head, StringComparison.Ordinal);
        Assert.Equal("text a", peer.Ask("{frame text a}"));
    }

    [Fact]
    public void It_is_off_unless_it_is_turned_on()
    {
        using var server = new LoopedServer(SocketApplications.Echo());
        var peer = Open(server, "permessage-deflate");
        Assert.DoesNotContain("sec-websocket-extensions", peer.Head, StringComparison.Ordinal);
        Assert.StartsWith("close 1002", peer.Ask("{frame text+rsv1 a}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(128)]
    [InlineData(5_000)]
    [InlineData(500_000)]
    public void A_message_is_the_same_after_both_ways(int length)
    {
        using var server = new LoopedServer(SocketApplications.Echo(), On.Copy());
        var text = string.Concat(Enumerable.Range(0, length / 10).Select(i => $"{i * 7919 % 100_000,10}"));
        foreach (var bits in (int[])[9, 15])
        {
            var peer = Open(server, $"permessage-deflate; server_max_window_bits={bits}");
            for (var round = 0; round < 2; round++)
            {
                peer.Link.Write(Frame("text+rsv1", Deflate(Encoding.ASCII.GetBytes(text))));
                var answer = Assert.Single(peer.ReadAll());
                Assert.Equal(text.Length >= WebSocketDeflate.LeastLength, answer.StartsWith("deflated text ", StringComparison.Ordinal));
                var payload = TranscriptBytes.Parse(answer[(answer.IndexOf("text ", StringComparison.Ordinal) + 5)..]);
                var isDeflated = answer.StartsWith("deflated", StringComparison.Ordinal);
                Assert.Equal(text, Encoding.ASCII.GetString(isDeflated ? Inflate(payload) : payload));
            }
        }
    }

    /// <summary>The examples of section 7.2.3: fixed and dynamic blocks, one without compression, one that is final, and two.</summary>
    [Theory]
    [InlineData("\\xf2\\x48\\xcd\\xc9\\xc9\\x07\\x00")]
    [InlineData("\\x00\\x05\\x00\\xfa\\xff\\x48\\x65\\x6c\\x6c\\x6f\\x00")]
    [InlineData("\\xf3\\x48\\xcd\\xc9\\xc9\\x07\\x00\\x00")]
    [InlineData("\\xf2\\x48\\x05\\x00\\x00\\x00\\xff\\xff\\xca\\xc9\\xc9\\x07\\x00")]
    public void The_examples_are_understood(string payload)
    {
        using var server = new LoopedServer(SocketApplications.Echo(), On.Copy());
        Assert.Equal("text Hello", Open(server, "permessage-deflate").Ask($"{{frame text+rsv1 {payload}}}"));
    }

    [Theory]
    [InlineData("\\xff\\xff\\xff", "close 1007 a deflated message is malformed")]
    [InlineData("\\x00\\x01\\x00\\xfe\\xff\\xff\\x00", "close 1007 a text message is not UTF-8")]
    public void What_does_not_expand_to_text_is_refused(string payload, string answer)
    {
        using var server = new LoopedServer(SocketApplications.Echo(), On.Copy());
        var peer = Open(server, "permessage-deflate");
        Assert.Equal(answer, peer.Ask($"{{frame text+rsv1 {payload}}}"));
        Assert.Equal("text Hello", Open(server, "permessage-deflate").Ask("{frame text+rsv1 \\xf2\\x48\\xcd\\xc9\\xc9\\x07\\x00}"));
    }

    [Fact]
    public void A_bomb_costs_no_more_than_the_longest_message()
    {
        using var server = new LoopedServer(SocketApplications.Echo(), On.Copy());
        var bomb = Deflate(new byte[300_000_000]);
        Assert.InRange(bomb.Length, 0, 1_000_000);
        var peer = Open(server, "permessage-deflate");
        var before = GC.GetAllocatedBytesForCurrentThread();
        peer.Link.Write(Frame("binary+rsv1", bomb));
        server.Turn(50);
        Assert.Equal("close 1009 a message is longer than 1048576 bytes", peer.Read());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }

    private static WebSocketPeer Open(LoopedServer server, string offer) =>
        new(server, WebSocketPeer.Handshake(fields: $"Sec-WebSocket-Extensions: {offer}\r\n"));

    private static byte[] Frame(string words, byte[] payload)
    {
        var bytes = new List<byte>();
        Protocols.Tests.WebSockets.FrameBytes.Add(bytes, words.Split('+'), [.. payload]);
        return [.. bytes];
    }

    /// <summary>By the platform, and not by the server's own code.</summary>
    private static byte[] Deflate(byte[] message)
    {
        var output = new MemoryStream();
        using (var stream = new DeflateStream(output, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(message);
            stream.Flush();
            return output.ToArray()[..^4];
        }
    }

    private static byte[] Inflate(byte[] payload)
    {
        using var stream = new DeflateStream(new MemoryStream([.. payload, 0, 0, 0xFF, 0xFF]), CompressionMode.Decompress);
        var output = new MemoryStream();
        stream.CopyTo(output);
        return output.ToArray();
    }
}
