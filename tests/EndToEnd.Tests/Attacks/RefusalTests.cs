using Adapters.EndToEnd.Tests.Clients;
using Adapters.EndToEnd.Tests.Processes;

namespace Adapters.EndToEnd.Tests.Attacks;

/// <summary>
/// Requests that two readers could understand in two ways: each is refused, with a line in the log, and its connection closed.
/// </summary>
public sealed class RefusalTests(SharedServers servers)
{
    private const string Post = "POST /echo HTTP/1.1\r\nHost: test\r\n";

    /// <summary>To a handler that reads the body before it answers: one that has begun its response could only be cut off.</summary>
    private const string Chunked = "POST /upload HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n";

    /// <summary>What would be answered too if the refused request had been read as shorter than it is.</summary>
    private const string Smuggled = "GET /hello/smuggled HTTP/1.1\r\nHost: test\r\n\r\n";

    [Theory]
    [InlineData("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n")]
    public Task Length_and_coding_together_are_refused_as_in_CVE_2024_1135(string fields) =>
        ExpectAsync(400, "there are both Content-Length and Transfer-Encoding", $"{Post}{fields}\r\n0\r\n\r\n{Smuggled}");

    [Theory]
    [InlineData("chunked, identity")]
    [InlineData("chunked, gzip")]
    [InlineData("chunked, chunked")]
    [InlineData("identity")]
    [InlineData("gzip")]
    [InlineData("xchunked")]
    [InlineData("\"chunked\"")]
    [InlineData("")]
    [InlineData("chunked,")]
    [InlineData(",chunked")]
    [InlineData("chunked;q=1")]
    public Task A_coding_that_is_malformed_or_does_not_end_with_chunked_is_refused_as_in_CVE_2024_6827(string coding) => ExpectAsync(
        400, "Transfer-Encoding is malformed, or its last coding is not chunked", $"{Post}Transfer-Encoding: "
            + $"{coding}\r\n\r\n0\r\n\r\n{Smuggled}");

    [Theory]
    [InlineData("gzip, chunked")]
    [InlineData("identity, Chunked")]
    public Task A_coding_before_chunked_is_not_implemented(string coding) => ExpectAsync(
        501, "Transfer-Encoding names a coding other than chunked", $"{Post}Transfer-Encoding: {coding}\r\n\r\n0\r\n\r\n{Smuggled}");

    [Theory]
    [InlineData("\v")]
    [InlineData("\f")]
    [InlineData("\0")]
    public Task A_coding_with_a_control_character_is_refused_as_in_CVE_2019_16786(string character) =>
        ExpectAsync(
            400, "a header value contains a control character", $"{Post}Transfer-Encoding: {character}chunked\r\n\r\n0\r\n\r\n{Smuggled}");

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\ntransfer-encoding: identity\r\n")]
    public Task A_repeated_coding_is_refused(string fields) =>
        ExpectAsync(400, "Transfer-Encoding is given more than once", $"{Post}{fields}\r\n0\r\n\r\n{Smuggled}");

    [Fact]
    public Task A_coding_in_an_old_request_is_refused() => ExpectAsync(
        400, "an HTTP/1.0 request has Transfer-Encoding", "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");

    [Theory]
    [InlineData("+3")]
    [InlineData("-3")]
    [InlineData("0x3")]
    [InlineData("3,3")]
    [InlineData("3 3")]
    [InlineData("")]
    [InlineData("3a")]
    [InlineData("3_0")]
    [InlineData("9223372036854775808")]
    [InlineData("99999999999999999999999999")]
    public Task A_length_that_is_not_digits_is_refused(string length) =>
        ExpectAsync(400, "Content-Length is not a number of bytes", $"{Post}Content-Length: {length}\r\n\r\nabc{Smuggled}");

    [Theory]
    [InlineData("Content-Length: 3\r\nContent-Length: 4\r\n")]
    [InlineData("Content-Length: 3\r\ncontent-length: 3\r\n")]
    public Task A_request_with_two_lengths_is_refused(string fields) =>
        ExpectAsync(400, "Content-Length is given more than once", $"{Post}{fields}\r\nabc{Smuggled}");

    [Theory]
    [InlineData("+3\r\nabc\r\n0\r\n\r\n")]
    [InlineData("-3\r\nabc\r\n0\r\n\r\n")]
    [InlineData("0x3\r\nabc\r\n0\r\n\r\n")]
    [InlineData("1_0\r\nabc\r\n0\r\n\r\n")]
    [InlineData(" 3\r\nabc\r\n0\r\n\r\n")]
    [InlineData("\r\nabc\r\n0\r\n\r\n")]
    [InlineData("00000000000000003\r\nabc\r\n0\r\n\r\n")]
    public Task A_chunk_size_that_is_not_hexadecimal_digits_is_refused_as_in_CVE_2022_24761(string body) =>
        ExpectAsync(400, "a chunk size is not 1 to 16 hexadecimal digits", Chunked + body);

    [Theory]
    [InlineData("3\nabc\r\n0\r\n\r\n")]
    [InlineData("3;\nabc\r\n0\r\n\r\n")]
    [InlineData("3;ext\nabc\r\n0\r\n\r\n")]
    public Task A_line_feed_alone_in_a_chunk_extension_is_refused_as_in_CVE_2025_55315(string body) =>
        ExpectAsync(400, "a line of a chunked body ends with LF alone", Chunked + body);

    [Theory]
    [InlineData("\x20")]
    [InlineData(";")]
    [InlineData(";;")]
    [InlineData(";a=[")]
    [InlineData(";a=\"b")]
    [InlineData(";a\rb")]
    [InlineData(";a\0b")]
    [InlineData(";\u00e9")]
    public Task A_chunk_extension_that_is_not_in_the_grammar_is_refused_as_in_CVE_2025_55315(string extension) => ExpectAsync(
        400, "the text after the size of a chunk is not an extension", $"{Chunked}3{extension}\r\nabc\r\n0\r\n\r\n");

    [Fact]
    public Task A_long_chunk_extension_is_refused() => ExpectAsync(
        400, "the extensions of a chunk are longer than 256 bytes", $"{Chunked}3;{new string('x', 256)}\r\nabc\r\n0\r\n\r\n");

    [Fact]
    public Task A_chunk_extension_without_end_is_refused_before_its_end() =>
        ExpectAsync(400, "the line of a chunk size is too long", $"{Chunked}3;{new string('x', 300)}");

    [Theory]
    [InlineData("3\r\nabcde\r\n0\r\n\r\n")]
    [InlineData("3\r\nabcXX0\r\n\r\n")]
    public Task A_chunk_that_does_not_end_where_it_says_is_refused_as_in_CVE_2025_43859(string body) =>
        ExpectAsync(400, "a chunk does not end with CRLF where its size says", Chunked + body);

    [Theory]
    [InlineData("Content-Length: 3")]
    [InlineData("Transfer-Encoding: chunked")]
    [InlineData("Host: evil")]
    [InlineData("Authorization: Basic eDp5")]
    public Task A_trailer_that_changes_the_request_is_refused(string trailer) =>
        ExpectAsync(400, "a trailer field is one that must be known before the body", $"{Chunked}3\r\nabc\r\n0\r\n{trailer}\r\n\r\n");

    [Theory]
    [InlineData("GET / HTTP/1.1\nHost: test\n\n", "a line ends with LF alone")]
    [InlineData("GET / HTTP/1.1\r\nHost: test\nX: y\r\n\r\n", "a line ends with LF alone")]
    [InlineData("GET / HTTP/1.1\r\nHost: test\r\nX: a\rb\r\n\r\n", "a header value contains a control character")]
    [InlineData("GET / HTTP/1.1\r\nHost: test\r\nX: a\0b\r\n\r\n", "a header value contains a control character")]
    [InlineData("GET / HTTP/1.1\r\nHost: test\r\nX: a\r\n b\r\n\r\n", "a header line is folded (obs-fold)")]
    [InlineData("GET / HTTP/1.1\r\nHost: test\r\nX : a\r\n\r\n", "there is white space before the colon of a header line")]
    [InlineData("GET / HTTP/1.1\r\nHost: test\r\nX\r\n\r\n", "a header line has no colon")]
    [InlineData("GET / HTTP/1.1\r\nHost: test\r\n: a\r\n\r\n", "a header line has no name")]
    [InlineData("GET  / HTTP/1.1\r\nHost: test\r\n\r\n", "the target is empty, or contains a space, a control character or a fragment")]
    [InlineData("GET /\0 HTTP/1.1\r\nHost: test\r\n\r\n", "the target is empty, or contains a space, a control character or a fragment")]
    public Task A_line_that_is_not_in_the_grammar_is_refused(string request, string reason) => ExpectAsync(400, reason, request);

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n\r\n", "an HTTP/1.1 request has no Host")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", "Host is given more than once")]
    [InlineData("GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "Host is not a host with or without a port")]
    [InlineData("GET / HTTP/1.1\r\nHost: user@a\r\n\r\n", "Host is not a host with or without a port")]
    [InlineData("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", "Host is not a host with or without a port")]
    [InlineData("GET / HTTP/1.1\r\nHost: a,b\r\n\r\n", "Host is not a host with or without a port")]
    [InlineData("GET / HTTP/1.1\r\nHost: a%\r\n\r\n", "Host is not a host with or without a port")]
    [InlineData("GET http://a/ HTTP/1.1\r\nHost: \r\n\r\n", "Host is not the host of the target")]
    [InlineData("GET http://a:81/ HTTP/1.1\r\nHost: a\r\n\r\n", "Host is not the host of the target")]
    [InlineData("GET http://a/ HTTP/1.1\r\nHost: b\r\n\r\n", "Host is not the host of the target")]
    public Task A_host_that_is_missing_or_bad_or_another_is_refused(string request, string reason) => ExpectAsync(400, reason, request);

    [Fact]
    public Task A_TLS_handshake_is_refused_though_no_line_of_it_ever_ends() => ExpectAsync(
        400, "a TLS handshake arrived, but this port speaks plain HTTP", "\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03");

    private async Task ExpectAsync(int status, string reason, string request)
    {
        var server = request.Contains("/upload") ? await servers.GetAppAsync() : await servers.GetAsync();
        var seen = server.Error.Count;
        using var other = await RawClient.ConnectAsync(server.Address);
        using var client = await RawClient.ConnectAsync(server.Address);

        await client.SendAsync(request);
        var answer = await client.ReadAnswerAsync();

        Assert.Equal((status, "close"), (answer.Status, answer["connection"]));
        Assert.True(await client.IsClosedByServerAsync());
        await other.SendAsync("GET /nowhere HTTP/1.1\r\nHost: test\r\n\r\n");
        Assert.Equal(404, (await other.ReadAnswerAsync()).Status);
        await Deadline.PollAsync(
            () =>
                server.Error.Skip(seen).Any(
                    line =>
                        line.Contains("Rejected a request from 127.0.0.1 on connection ") && line.EndsWith($" with {status}: {reason}")),
            () => $"The log does not say '{reason}':\n{string.Join('\n', server.Error.Skip(seen))}");
    }
}
