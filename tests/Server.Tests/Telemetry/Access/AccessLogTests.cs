using System.Text;
using Adapters.Server.Telemetry.Access;
using Adapters.Server.Telemetry.Logging;
using Adapters.Server.Tests.Telemetry.Logging;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Tests.Telemetry.Access;

public sealed class AccessLogTests
{
    [Fact]
    public void A_request_is_one_line() =>
        Assert.EndsWith(
            "INFO  access  127.0.0.1:53210 \"GET /hello/ada?x=1 HTTP/1.1\" 200 11B 0.153ms #7 GET /hello/{name} (Hello.Greet)\n",
            Line("GET"u8, "/hello/ada"u8, "x=1"u8, new Address("127.0.0.1", 53210), "GET /hello/{name} (Hello.Greet)"));

    [Fact]
    public void What_is_not_known_is_a_dash() =>
        Assert.EndsWith("access  - \"GET / HTTP/1.1\" 200 11B 0.153ms #7 -\n", Line("GET"u8, "/"u8, default, null, null));

    [Fact]
    public void An_empty_query_has_its_question_mark() =>
        Assert.Contains("\"GET /? HTTP/1.1\"", Line("GET"u8, "/"u8, default, null, null, hasQuery: true));

    [Fact]
    public void A_unix_socket_has_no_port() =>
        Assert.EndsWith(
            "access  /run/a.sock \"GET / HTTP/1.1\" 200 11B 0.153ms #7 -\n",
            Line("GET"u8, "/"u8, default, new Address("/run/a.sock", null), null));

    // Escape bytes, line ends and quotes of a peer.
    [Fact]
    public void Bytes_of_the_peer_are_escaped() =>
        Assert.Contains(
            @"""GET /a\x0ab\x1b[2Jc\x22 200\x5c\xff?\x00 HTTP/1.1""",
            Line("GET"u8, [.. "/a\nb\e[2Jc\" 200\\"u8, 0xff], "\0"u8, null, null));

    [Fact]
    public void A_logger_of_the_program_gets_the_same_facts()
    {
        var log = new RecordedLog();

        AccessLog.Create(new ServerOptions(), log)!.Write(Entry("GET"u8, "/a\n"u8, "x=1"u8, new Address("::1", 5), "GET /a"));

        Assert.Equal([@"Information ::1 GET /a\n x=1 200 11B 0.153ms #7 GET /a"], log.Lines);
    }

    [Theory]
    [InlineData(false, LogLevel.Information)]
    [InlineData(true, LogLevel.Warning)]
    public void There_is_none_when_it_is_off(bool isOn, LogLevel level) =>
        Assert.Null(AccessLog.Create(new ServerOptions { AccessLog = isOn, LogLevel = level }, new RecordedLog()));

    private static string Line(
        ReadOnlySpan<byte> method, ReadOnlySpan<byte> path, ReadOnlySpan<byte> query, Address? client, string? route, bool hasQuery = false)
    {
        var stream = new MemoryStream();
        using (var log = new ConsoleLog(stream, LogLevel.Information, false))
            AccessLog.Create(new ServerOptions(), log)!.Write(Entry(method, path, query, client, route, hasQuery));
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static AccessEntry Entry(
        ReadOnlySpan<byte> method, ReadOnlySpan<byte> path, ReadOnlySpan<byte> query, Address? client, string? route,
        bool hasQuery = false) => new()
        {
            ConnectionId = 7,
            Client = client,
            Method = method,
            RawPath = path,
            QueryString = query,
            HasQuery = hasQuery || !query.IsEmpty,
            HttpVersion = "1.1",
            Status = 200,
            Bytes = 11,
            Microseconds = 153,
            Route = route,
        };
}
