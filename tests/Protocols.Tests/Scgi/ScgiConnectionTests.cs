using Adapters.Protocols.Scgi;
using Adapters.Protocols.Tests.Cgi;

namespace Adapters.Protocols.Tests.Scgi;

public sealed class ScgiConnectionTests
{
    private readonly ScgiConnection _connection = new(new Limits());

    [Fact]
    public void A_head_that_is_written_can_be_read() =>
        Assert.Equal(
            "request PUT /a HTTP/1.1, length 2\nfield content-length: 2\nvariable SCGI 1\ndata hi\nend",
            new CgiRunner(_connection).Run([.. Head("PUT"u8, 2), .. "hi"u8], []));

    [Fact]
    public void A_connection_that_was_reset_remembers_nothing()
    {
        Assert.Equal(ProtocolEvent.Request, _connection.Read(Head("PUT"u8, 5), out _));
        _connection.Reset();
        Assert.Equal((false, 0L, 0), (_connection.IsBodyReceived, _connection.BodyLeft, _connection.Head.FieldCount));
        Assert.Equal(ProtocolEvent.Request, _connection.Read(Head("GET"u8, 0), out _));
        Assert.True(_connection.IsBodyReceived);
    }

    [Fact]
    public void A_response_to_head_has_no_body_and_the_connection_ends()
    {
        _connection.Read(Head("HEAD"u8, 0), out _);
        Assert.Equal(BodyFraming.None, _connection.StartResponse(200, 5, mustClose: false));
        Assert.False(_connection.KeepsAlive);
    }

    private static byte[] Head(ReadOnlySpan<byte> method, long contentLength)
    {
        var writer = new ScgiWriter(new byte[200], contentLength);
        writer.Variable("REQUEST_METHOD"u8, method);
        writer.Variable("REQUEST_URI"u8, "/a"u8);
        return writer.Finish();
    }
}
