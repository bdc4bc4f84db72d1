using Adapters.Server.Transports;
using static Adapters.Server.Tests.Connections.Applications;

namespace Adapters.Server.Tests.Connections;

/// <summary>What a front server says of a body over uwsgi, and does not say of the connection.</summary>
public sealed class UwsgiLengthTests
{
    [Fact]
    public void A_body_without_its_length_is_refused_and_the_next_request_is_answered()
    {
        using var server = new LoopedServer(Echo, protocol: BindProtocol.Uwsgi);

        var answer = server.Ask(
            [.. UwsgiPacket.Of(("REQUEST_URI", "/"), ("HTTP_TRANSFER_ENCODING", "chunked")), .. "5\r\nhello\r\n0\r\n\r\n"u8]);

        Assert.StartsWith("HTTP/1.1 411 Length Required\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("must buffer the body and send its length", Assert.Single(server.Log), StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", server.Ask(UwsgiPacket.Of(("REQUEST_URI", "/"))), StringComparison.Ordinal);
        Assert.EndsWith(
            "hello",
            server.Ask([.. UwsgiPacket.Of(("REQUEST_URI", "/"), ("HTTP_TRANSFER_ENCODING", "chunked"), ("CONTENT_LENGTH", "5")), .. "hello"u8]),
            StringComparison.Ordinal);
        Assert.Empty(server.Errors);
    }
}
