using System.Text;
using Adapters.Protocols.Cgi;
using Adapters.Protocols.Tests.Cgi;
using Adapters.Protocols.Uwsgi;

namespace Adapters.Protocols.Tests.Uwsgi;

public sealed class UwsgiConnectionTests
{
    private static readonly byte[] Get = TranscriptBytes.Parse(
        "{packet{var REQUEST_METHOD GET}{var REQUEST_URI /hello/world?x=1}{var SERVER_PROTOCOL HTTP/1.1}{var REMOTE_ADDR 192.0.2.1}"
        + "{var REMOTE_PORT 51000}{var CONTENT_LENGTH }{var HTTP_HOST a}{var HTTP_USER_AGENT test}{var HTTP_ACCEPT */*}}");

    private static readonly byte[] Head = TranscriptBytes.Parse("{packet{var REQUEST_METHOD HEAD}{var REQUEST_URI /}}");

    private static readonly byte[] Decoded = TranscriptBytes.Parse("{packet{var REQUEST_METHOD GET}{var PATH_INFO /a b}}");

    private static readonly byte[] Rewritten = TranscriptBytes.Parse(
        "{packet{var REQUEST_METHOD GET}{var REQUEST_URI /api/%61%20b?}{var SCRIPT_NAME /api}{var PATH_INFO /a b}{var QUERY_STRING }"
        + "{var REQUEST_SCHEME http}{var REMOTE_USER ada}{var STAGE 1}{var STAGE 2}}");

    private readonly UwsgiConnection _connection = new(new Limits());

    [Theory]
    [InlineData(200, 5, BodyFraming.Length)]
    [InlineData(200, 0, BodyFraming.Length)]
    [InlineData(200, -1, BodyFraming.Close)]
    [InlineData(204, -1, BodyFraming.None)]
    [InlineData(304, 5, BodyFraming.None)]
    internal void A_response_has_a_length_or_ends_with_the_connection(int status, long length, BodyFraming framing)
    {
        _connection.Read(Get.ToArray(), out _);
        Assert.Equal(framing, _connection.StartResponse(status, length, mustClose: false));
        Assert.False(_connection.KeepsAlive);
    }

    [Fact]
    public void A_response_to_head_has_no_body()
    {
        _connection.Read(Head.ToArray(), out _);
        Assert.Equal(BodyFraming.None, _connection.StartResponse(200, 5, mustClose: false));
    }

    [Fact]
    public void A_connection_that_was_reset_remembers_nothing()
    {
        _connection.Read(Get.ToArray(), out _);
        _connection.Reset();
        Assert.False(_connection.IsBodyReceived);
        Assert.Equal(ProtocolEvent.Request, _connection.Read(Head.ToArray(), out _));
        Assert.Equal(0, _connection.Head.FieldCount);
        Assert.Equal(-1, _connection.Head.RemotePort);
        Assert.False(_connection.Head[CgiMetaVariable.RemoteAddress].IsGiven);
    }

    [Fact]
    public void A_request_has_the_path_and_the_variables_of_its_own()
    {
        _connection.Read(Rewritten.ToArray(), out _);
        Assert.Equal(("/api/a%20b", 5), (Encoding.ASCII.GetString(_connection.Head.Path.Bytes), _connection.Head.VariableCount));
        Assert.True(_connection.Head.RawPath.IsGiven && _connection.Head.Query.IsGiven);
        _connection.Reset();
        _connection.Read(Decoded.ToArray(), out _);
        Assert.Equal(("/a%20b", 0), (Encoding.ASCII.GetString(_connection.Head.Path.Bytes), _connection.Head.VariableCount));
        Assert.False(_connection.Head.RawPath.IsGiven || _connection.Head.Query.IsGiven);
    }

    [Fact]
    public void A_connection_that_failed_reads_again_after_a_reset()
    {
        Assert.Equal(ProtocolEvent.Error, _connection.Read("GET"u8.ToArray(), out _));
        _connection.Reset();
        Assert.Equal(ProtocolEvent.Request, _connection.Read(Get.ToArray(), out _));
    }

    [Fact]
    public void A_warm_request_is_read_without_an_allocation()
    {
        var request = new byte[Get.Length];
        Assert.Equal(0, Measure(Get, request));
    }

    [Fact]
    public void A_path_is_encoded_again_without_an_allocation()
    {
        var request = new byte[Decoded.Length];
        Assert.Equal(0, Measure(Decoded, request));
    }

    [Fact]
    public void A_path_is_compared_and_variables_are_kept_without_an_allocation()
    {
        var request = new byte[Rewritten.Length];
        Assert.Equal(0, Measure(Rewritten, request));
    }

    [Fact]
    public void A_packet_that_is_written_can_be_read()
    {
        var packet = new byte[100];
        var writer = new UwsgiWriter(packet);
        writer.Variable("REQUEST_METHOD"u8, "PUT"u8);
        writer.Variable("REQUEST_URI"u8, "/a"u8);
        Assert.Equal("request PUT /a HTTP/1.1\nend", new CgiRunner(new UwsgiConnection(new Limits())).Run(packet[..writer.Written], []));
    }

    private long Measure(byte[] template, byte[] request)
    {
        for (var i = 0; i < 100; i++)
            Assert.Equal(ProtocolEvent.EndOfMessage, ReadOne(template, request));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            ReadOne(template, request);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private ProtocolEvent ReadOne(byte[] template, byte[] request)
    {
        // A name is folded where it stands, so the bytes are new each time.
        template.CopyTo(request, 0);
        _connection.Reset();
        _connection.Read(request, out _);
        return _connection.Read([], out _);
    }
}
