using System.Text;
using Adapters.Protocols.Http1;

namespace Adapters.Protocols.Tests.Http1;

public sealed class Http1FramingTests
{
    private const string Get = "GET / HTTP/1.1\r\nhost: a\r\n\r\n";
    private const string Get10 = "GET / HTTP/1.0\r\nconnection: keep-alive\r\n\r\n";
    private const string Head = "HEAD / HTTP/1.1\r\nhost: a\r\n\r\n";
    private const string Expect = "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\nexpect: 100-continue\r\n\r\n";
    private const string Chunked = "POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n";

    private readonly Http1Connection _connection = new(new Limits());

    [Theory]
    [InlineData(Get, 200, 5, BodyFraming.Length)]
    [InlineData(Get, 200, 0, BodyFraming.Length)]
    [InlineData(Get, 200, -1, BodyFraming.Chunked)]
    [InlineData(Get, 205, 0, BodyFraming.None)]
    [InlineData(Get, 205, -1, BodyFraming.None)]
    [InlineData(Get10, 205, -1, BodyFraming.None)]
    [InlineData(Get, 101, -1, BodyFraming.None)]
    [InlineData(Get, 204, -1, BodyFraming.None)]
    [InlineData(Get, 204, 5, BodyFraming.None)]
    [InlineData(Get, 304, 5, BodyFraming.None)]
    [InlineData(Get, 404, -1, BodyFraming.Chunked)]
    [InlineData(Head, 200, 5, BodyFraming.None)]
    [InlineData(Head, 200, -1, BodyFraming.None)]
    [InlineData(Get10, 200, 5, BodyFraming.Length)]
    [InlineData(Get10, 200, -1, BodyFraming.Close)]
    [InlineData(Get10, 204, -1, BodyFraming.None)]
    internal void The_framing_follows_the_request_the_status_and_the_length(string request, int status, long length, BodyFraming framing)
    {
        Read(request);
        Assert.Equal(framing, _connection.StartResponse(status, length, mustClose: false));
    }

    [Theory]
    [InlineData(Get, -1, false, true)]
    [InlineData(Get, 5, false, true)]
    [InlineData(Get, 5, true, false)]
    [InlineData(Get10, 5, false, true)]
    [InlineData(Get10, -1, false, false)]
    [InlineData("GET / HTTP/1.0\r\n\r\n", 5, false, false)]
    [InlineData("GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n", 5, false, false)]
    public void The_connection_stays_if_both_sides_and_the_framing_let_it(string request, long length, bool mustClose, bool stays)
    {
        Read(request);
        _connection.StartResponse(200, length, mustClose);
        Assert.Equal(stays, _connection.KeepsAlive);
    }

    [Fact]
    public void The_connection_does_not_stay_before_a_response() => Assert.False(_connection.KeepsAlive);

    [Fact]
    public void The_connection_ends_when_a_client_that_waits_for_100_is_answered_without_it()
    {
        Read(Expect);
        Assert.True(_connection.IsExpectingContinue);
        _connection.StartResponse(200, 0, mustClose: false);
        Assert.False(_connection.KeepsAlive);
    }

    [Fact]
    public void The_connection_stays_when_100_was_sent()
    {
        Read(Expect);
        _connection.OnContinued();
        Assert.False(_connection.IsExpectingContinue);
        _connection.StartResponse(200, 0, mustClose: false);
        Assert.True(_connection.KeepsAlive);
    }

    [Fact]
    public void A_client_that_sends_its_body_does_not_wait()
    {
        Read(Expect + "h");
        Read("h");
        Assert.False(_connection.IsExpectingContinue);
    }

    [Fact]
    public void An_error_before_the_response_ends_the_connection()
    {
        Read(Chunked);
        Assert.Equal(ProtocolEvent.Error, Read("zz\r\n"));
        _connection.StartResponse(400, 0, mustClose: false);
        Assert.False(_connection.KeepsAlive);
    }

    [Fact]
    public void An_error_after_the_response_has_begun_ends_the_connection()
    {
        Read(Chunked);
        _connection.StartResponse(200, -1, mustClose: false);
        Assert.True(_connection.KeepsAlive);
        Assert.Equal(ProtocolEvent.Error, Read("zz\r\n"));
        Assert.False(_connection.KeepsAlive);
    }

    [Fact]
    public void A_request_without_a_body_is_received_with_its_head()
    {
        Assert.False(_connection.IsBodyReceived);
        Read(Get);
        Assert.True(_connection.IsBodyReceived);
    }

    [Fact]
    public void A_body_by_its_length_is_received_with_its_last_byte()
    {
        Read("POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\n\r\n");
        Read("a");
        Assert.False(_connection.IsBodyReceived);
        Read("b");
        Assert.True(_connection.IsBodyReceived);
    }

    [Fact]
    public void A_chunked_body_is_received_with_its_last_line_and_not_before()
    {
        Read(Chunked);
        Read("1\r\na");
        Read("\r\n0\r\n");
        Assert.False(_connection.IsBodyReceived);
        Assert.Equal(ProtocolEvent.EndOfMessage, Read("\r\n"));
        Assert.True(_connection.IsBodyReceived);
    }

    [Fact]
    public void A_request_ends_once()
    {
        Read(Get);
        Assert.Equal(ProtocolEvent.EndOfMessage, Read(""));
        Assert.Equal(ProtocolEvent.NeedData, Read(Get));
    }

    [Fact]
    public void A_connection_that_was_reset_reads_another_client_from_the_start()
    {
        Read("\r\n");
        Read("GET x\r\n");
        _connection.Reset();
        Assert.Equal(ProtocolEvent.NeedData, Read("\r\n"));
        Assert.Equal(ProtocolEvent.Request, Read(Get));
        Assert.False(_connection.KeepsAlive);
    }

    [Fact]
    public void A_length_is_not_known_where_none_is_given()
    {
        Assert.Equal(-1, _connection.Head.ContentLength);
        Read(Get);
        Assert.Equal(-1, _connection.Head.ContentLength);
    }

    private ProtocolEvent Read(string text) => _connection.Read(Encoding.ASCII.GetBytes(text), out _);
}
