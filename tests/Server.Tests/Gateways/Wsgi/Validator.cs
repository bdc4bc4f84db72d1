using System.Collections;
using Adapters.CompilerServices;

namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>
/// What Python's wsgiref.validate asserts of both sides, as a middleware: between the gateway and an application it must stay
/// silent.
/// </summary>
internal sealed class Validator(WsgiApplication application)
{
    private static readonly string[] Required =
        [
            "REQUEST_METHOD", "SERVER_NAME", "SERVER_PORT", "wsgi.version", "wsgi.input", "wsgi.errors", "wsgi.multithread",
            "wsgi.multiprocess", "wsgi.run_once"];

    public int Closed { get; private set; }

    public IEnumerable<ReadOnlyMemory<byte>> Run(Environ environ, StartResponse start)
    {
        CheckEnviron(environ);
        var isStarted = false;
        var body = application(environ, (status, headers, excInfo) =>
        {
            CheckStatus(status);
            CheckHeaders(headers);
            CheckContentType(status, headers);
            var write = start(status, headers, excInfo);
            isStarted = true;
            return data => write(data);
        });
        Require(body is not null, "the body is null");
        return new CheckedBody(this, body!, () => isStarted);
    }

    private static void CheckEnviron(Environ environ)
    {
        foreach (var key in Required)
            Require(environ.ContainsKey(key), $"{key} is missing");
        Require(
            !environ.ContainsKey("HTTP_CONTENT_TYPE") && !environ.ContainsKey("HTTP_CONTENT_LENGTH"),
            "CONTENT_TYPE and CONTENT_LENGTH have no HTTP_ names");
        foreach (var (key, value) in environ)
            Require(key.Contains('.', StringComparison.Ordinal) || value is string, $"{key} is not text");
        Require(environ["wsgi.version"] is ValueTuple<int, int>, "wsgi.version is no tuple");
        Require(environ["wsgi.url_scheme"] is "http" or "https", "wsgi.url_scheme is unknown");
        CheckPath(environ);
        Require(
            !environ.TryGetValue("CONTENT_LENGTH", out var length) || long.Parse((string)length!, null) >= 0, "CONTENT_LENGTH is negative");
        Require(environ["wsgi.input"] is Stream, "wsgi.input cannot be read");
        Require(environ["wsgi.errors"] is TextWriter, "wsgi.errors cannot be written");
    }

    private static void CheckPath(Environ environ)
    {
        var script = (string)environ["SCRIPT_NAME"]!;
        var path = (string)environ["PATH_INFO"]!;
        Require(script.Length == 0 || script[0] == '/', "SCRIPT_NAME does not start with a slash");
        Require(path.Length == 0 || path[0] == '/', "PATH_INFO does not start with a slash");
        Require(script != "/", "SCRIPT_NAME is a lone slash");
        Require(script.Length > 0 || environ.ContainsKey("PATH_INFO"), "neither SCRIPT_NAME nor PATH_INFO");
    }

    private static void CheckStatus(string status) =>
        Require(int.Parse(status.AsSpan(0, 3), null) >= 100 && status[3] == ' ', "the status is not digits and a space");

    private static void CheckHeaders(HeaderList headers)
    {
        foreach (var header in headers)
        {
            var name = System.Text.Encoding.ASCII.GetString(header.Name);
            Require(!name.Equals("status", StringComparison.OrdinalIgnoreCase), "a header is called status");
            Require(
                char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'), $"bad header name {name}");
            Require(name[^1] is not ('-' or '_'), $"the header name {name} ends badly");
            Require(!header.Value.ContainsAnyInRange((byte)0, (byte)0x1f), $"bad value of {name}");
        }
    }

    private static void CheckContentType(string status, HeaderList headers)
    {
        var isNeeded = status[..3] is not ("204" or "304");
        Require(
            headers.Contains("content-type") == isNeeded, isNeeded ? "there is no Content-Type" : "there is a Content-Type and no content");
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
            throw new InvalidOperationException("validator: " + otherwise);
    }

    private sealed class CheckedBody(
        Validator validator, IEnumerable<ReadOnlyMemory<byte>> body, Func<bool> isStarted) : IEnumerable<ReadOnlyMemory<byte>>, IDisposable
    {
        private bool _isClosed;
        private bool _isIterated;

        public IEnumerator<ReadOnlyMemory<byte>> GetEnumerator()
        {
            Require(!_isIterated, "the body was iterated twice");
            _isIterated = true;
            foreach (var block in body)
            {
                Require(!_isClosed, "the body was read after it was closed");
                Require(isStarted(), "a block came before start_response");
                yield return block;
            }
        }

        public void Dispose()
        {
            Require(!_isClosed, "the body was closed twice");
            _isClosed = true;
            validator.Closed++;
            (body as IDisposable)?.Dispose();
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

/// <summary>The gateway under the checking middleware, and a middleware's own rules (PEP 3333).</summary>
public sealed class ValidatorTests : IDisposable
{
    private readonly WsgiHost _host = new();

    public void Dispose() => _host.Dispose();

    public static TheoryData<string> Requests =>
        ["GET /", "GET /a%20b?x=1", "HEAD /", "POST /echo", "OPTIONS *", "GET /empty", "GET /text"];

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task The_gateway_keeps_what_the_validator_asserts(string request)
    {
        var validator = new Validator(Application);
        var parts = request.Split(' ');
        var client = await _host.Run(
            validator.Run, new BufferedRequest(parts[0], parts[1], ("host", "a"), ("x_b", "1"), ("proxy", "2")),
            _host.Client().Gives("bo", "dy"));

        Assert.Empty(_host.Log.Lines);
        Assert.InRange(client.Status, 200, 204);
        Assert.Equal(1, validator.Closed);
    }

    [Fact]
    public async Task A_middleware_that_adds_a_header_is_a_few_lines()
    {
        static WsgiApplication AddHeader(WsgiApplication inner) => (environ, start) => inner(environ, (status, headers, excInfo) =>
        {
            headers.Add("x-added", "1");
            return start(status, headers, excInfo);
        });
        var client = await _host.Run(AddHeader((environ, start) => WsgiRespond.Text(environ, start, "inner")));

        Assert.Equal(("1", "inner"), (client.Headers!["x-added"], client.Text));
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Application(Environ environ, StartResponse start) => environ.PathInfo switch
    {
        "/echo" => Echo(environ, start),
        "/empty" => WsgiRespond.NoContent(environ, start),
        "/text" => WsgiRespond.Text(environ, start, "text"),
        _ => Stream(start),
    };

    private static IEnumerable<ReadOnlyMemory<byte>> Echo(Environ environ, StartResponse start)
    {
        start("200 OK", new HeaderList { { "Content-Type", "text/plain" } });
        return [((WsgiInput)environ.Input).Read(100)];
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Stream(StartResponse start)
    {
        start("200 OK", new HeaderList { { "Content-Type", "text/plain" } });
        yield return WsgiHost.Bytes("a");
        yield return default;
        yield return WsgiHost.Bytes("b");
    }
}
