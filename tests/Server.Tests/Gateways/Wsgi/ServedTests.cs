using System.Text;
using Adapters.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>Synchronous applications over the real event loop and HTTP/1.1.</summary>
public sealed class ServedTests : IDisposable
{
    private readonly ServedApplication _server = new(Application);

    public void Dispose() => _server.Dispose();

    [Fact]
    public void A_request_is_answered_with_its_length_and_the_connection_goes_on()
    {
        var answer = _server.Ask("GET /a HTTP/1.1\r\nhost: x\r\n\r\nGET /b HTTP/1.1\r\nhost: x\r\n\r\n", "GET /b");

        Assert.Equal(2, Count(answer, "HTTP/1.1 200 OK\r\n"));
        Assert.Equal(2, Count(answer, "content-length: 6\r\n"));
        Assert.Contains("\r\n\r\nGET /aHTTP/1.1 200", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void HEAD_has_the_length_of_the_body_and_no_body()
    {
        var answer = _server.Ask("HEAD /a HTTP/1.1\r\nhost: x\r\n\r\n", "\r\n\r\n");

        Assert.Contains("content-length: 7\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_of_several_blocks_is_chunked()
    {
        var answer = _server.Ask("GET /stream HTTP/1.1\r\nhost: x\r\n\r\n", "0\r\n\r\n");

        Assert.Contains("transfer-encoding: chunked\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chunked_body_is_echoed()
    {
        var body = string.Concat(Enumerable.Range(0, 2000).Select(i => $"64\r\n{i:D100}\r\n"));
        var answer = _server.Ask($"POST /echo HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n{body}0\r\n\r\n", $"{1999:D100}");

        Assert.Contains("content-length: 200000\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_that_waits_for_100_with_a_long_body_gets_it_when_the_application_reads()
    {
        var answer = _server.Ask(
            "POST /read HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 70000\r\n\r\n", "100 Continue\r\n\r\n");

        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", answer);
    }

    [Fact]
    public void A_client_that_waits_for_100_with_a_long_body_does_not_get_it_when_the_application_does_not_read()
    {
        var answer = _server.Ask("POST /a HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 70000\r\n\r\n", "POST /a");

        Assert.DoesNotContain("100 Continue", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_shorter_than_its_content_length_closes_the_connection_and_is_logged()
    {
        var answer = _server.Ask("GET /short HTTP/1.1\r\nhost: x\r\n\r\n", "never");

        Assert.EndsWith("12", answer, StringComparison.Ordinal);
        Assert.Contains(
            _server.Log.Lines,
            line => line.Level == LogLevel.Error && line.Error!.Message.Contains("ended after 2 bytes", StringComparison.Ordinal));
    }

    [Fact]
    public void A_client_that_leaves_during_a_download_frees_its_worker()
    {
        var client = _server.Connect();
        client.Window = 10_000;
        client.Write("GET /endless HTTP/1.1\r\nhost: x\r\n\r\n"u8);
        ServedApplication.Read(client, text => text.Length > 100_000);
        client.Reset();

        _server.WaitForIdleWorkers();
    }

    [Fact]
    public void A_client_that_leaves_during_its_upload_frees_its_worker()
    {
        var client = _server.Connect();
        client.Write(Encoding.ASCII.GetBytes($"POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\n\r\n{new string('x', 70_000)}"));
        Assert.True(SpinWait.SpinUntil(() => _server.Workers.InHand == 1, TimeSpan.FromSeconds(20)));
        client.Reset();

        _server.WaitForIdleWorkers();
    }

    [Fact]
    public void A_slow_reader_gets_everything()
    {
        var client = _server.Connect();
        client.Window = 1_000;
        client.Write("GET /long HTTP/1.1\r\nhost: x\r\n\r\n"u8);
        var answer = ServedApplication.Read(
            client, text => text.Length >= 300_000 + text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4);

        Assert.Contains("content-length: 300000\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Pipelined_requests_are_answered_in_order()
    {
        var requests = string.Concat(Enumerable.Range(0, 50).Select(i => $"GET /{i} HTTP/1.1\r\nhost: x\r\n\r\n"));
        var answer = _server.Ask(requests, "GET /49");

        Assert.Equal(
            Enumerable.Range(0, 50),
            Enumerable.Range(0, 50).OrderBy(
                i => answer.IndexOf($"GET /{i}HTTP", StringComparison.Ordinal) is var at and >= 0 ? at : int.MaxValue));
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Application(Environ environ, StartResponse start)
    {
        switch (environ.PathInfo)
        {
            case "/broken":
                throw new InvalidOperationException("broken");
            case "/short":
                return Short(start);
            case "/stream":
                return WsgiRespond.Stream(environ, start, Enumerable.Repeat(new byte[5_000], 100));
            case "/endless":
                return WsgiRespond.Stream(environ, start, Enumerable.Repeat(new byte[5_000], int.MaxValue));
            case "/long":
                return WsgiRespond.Bytes(environ, start, new byte[300_000]);
            case "/read" or "/echo":
                return WsgiRespond.Bytes(environ, start, ((WsgiInput)environ.Input).ReadToEnd());
            default:
                return WsgiRespond.Text(environ, start, $"{environ.Method} {environ.PathInfo}");
        }
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Short(StartResponse start)
    {
        start("200 OK", new HeaderList { { "content-length", "5" } });
        yield return "12"u8.ToArray();
    }

    private static int Count(string text, string part) =>
        (text.Length - text.Replace(part, "", StringComparison.Ordinal).Length) / part.Length;
}
