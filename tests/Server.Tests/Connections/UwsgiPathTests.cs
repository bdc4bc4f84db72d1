using System.Text;
using Adapters.Server.Binding;
using Adapters.Server.Loops;

namespace Adapters.Server.Tests.Connections;

/// <summary>Over uwsgi the front server has decided which path is asked for: each view of it says the same.</summary>
public sealed class UwsgiPathTests
{
    private const string Refused = "400";

    private readonly List<Seen> _seen = [];

    [Theory]
    [InlineData("/a?q", "", "/a", "/a", "/a", "/a")]
    [InlineData("/old", "", "/new", "/new", "/new", "/new")]
    [InlineData("/admin/..%2fhello", "", "/hello", "/hello", "/hello", "/hello")]
    [InlineData("//a", "", "/a", "/a", "/a", "/a")]
    [InlineData("/%68ello", "", "/hello", "/hello", "/%68ello", "/hello")]
    [InlineData("/%68ello", "", null, "/hello", "/%68ello", "/hello")]
    [InlineData("/a%2fb", "", "/a/b", "/a/b", "/a%2fb", "/a/b")]
    [InlineData("/a%2fb", "", null, "/a/b", "/a%2fb", "/a/b")]
    [InlineData("/api/%61", "/api", "/a", "/api/a", "/api/%61", "/a")]
    [InlineData("/api/%61", "/api", null, "/api/a", "/api/%61", "/a")]
    [InlineData("/a", "/api", "/a", "/api/a", "/api/a", "/a")]
    [InlineData("/api", "/api", "", "/api", "/api", "/")]
    [InlineData("/api/api/a", "/api", "/api/a", "/api/api/a", "/api/api/a", "/api/a")]
    [InlineData("/%C3%A9/%C3%A9", "/\u00c3\u00a9", "/\u00c3\u00a9", "/é/é", "/%C3%A9/%C3%A9", "/%C3%A9")]
    [InlineData("/a", "/api", null, "/api/a", "/api/a", "/a")]
    [InlineData("/apis", "/api", null, "/api/apis", "/api/apis", "/apis")]
    [InlineData("/", "", "/", "/", "/", "/")]
    public void Paths_agree(string uri, string script, string? pathInfo, string path, string rawPath, string routePath)
    {
        var seen = Ask(uri, script, pathInfo);

        Assert.Equal((path, rawPath, routePath), (seen.Path, seen.RawPath, seen.RoutePath));
        Assert.Equal((script, pathInfo ?? routePath), (seen.ScriptName, seen.PathInfo));
        Assert.Equal((uri, rawPath + (uri.Contains('?') ? "?q" : "")), (seen.RequestUri, seen.RawUri));
    }

    [Theory]
    [InlineData("/x/../a", "", "/x/../a")]
    [InlineData("/x/..%2fa", "", null)]
    [InlineData("/x/%2e%2e/a", "", null)]
    [InlineData("/x/./a", "", "/x/./a")]
    [InlineData("/a", "/..", "/a")]
    [InlineData("/a", "", "/..\\a")]
    [InlineData("/a", "", "/a\0")]
    public void No_application_sees_a_dot_segment(string uri, string script, string? pathInfo)
    {
        using var server = Start();

        Assert.StartsWith("HTTP/1.1 400", server.Ask(Packet(uri, script, pathInfo)), StringComparison.Ordinal);
        Assert.Empty(_seen);
        Assert.StartsWith("HTTP/1.1 200", server.Ask(Packet("/next", "", "/next")), StringComparison.Ordinal);
        Assert.Equal(("/next", "/next"), (_seen[0].Path, _seen[0].RawPath));
    }

    [Fact]
    public void The_prefix_of_the_operator_counts_where_the_front_server_gives_none()
    {
        using var server = Start(new ServerOptions { RootPath = "/api" });
        server.Ask(Packet("/api/a", null, "/api/a"));
        server.Ask(Packet("/a", "", "/a"));
        server.Ask(Packet("/v1/a", "/v1", "/a"));

        Assert.Equal(["/api/a", "/api/a", "/v1/a"], _seen.Select(s => s.Path));
        Assert.Equal(["/api", "/api", "/v1"], _seen.Select(s => s.ScriptName));
        Assert.Equal(["/a", "/a", "/a"], _seen.Select(s => s.PathInfo));
    }

    [Fact]
    public void A_path_is_never_empty()
    {
        var seen = Ask("/", "", "");

        Assert.Equal(("/", "/", "", "/"), (seen.Path, seen.RawPath, seen.ScriptName, seen.PathInfo));
    }

    /// <summary>Whatever the front server says, in every order, on exchanges that were used before.</summary>
    [Fact]
    public void Any_paths_agree()
    {
        string[] parts =
        [
            "/", "a", "%61", "%2f", "%2F", "..", ".", "%2e", "%", "%25", "é", "%c3%a9", " ", "?", "*", "\\", "~", ";x=1", "api",
        ];
        var random = new Random(7);
        using var server = Start();
        for (var i = 0; i < 5_000; i++)
        {
            var (uri, script, pathInfo) = (Make(), random.Next(3) == 0 ? "/" + Make() : "", random.Next(4) == 0 ? null : "/" + Make());
            _seen.Clear();
            var answer = server.Ask(Packet("/" + uri, script, pathInfo));
            if (_seen.Count == 0)
                Assert.Equal(Refused, answer.Substring("HTTP/1.1 ".Length, 3));
            else
                AssertAgrees(_seen[0], script.TrimEnd('/'), pathInfo);
        }

        Assert.Empty(server.Errors);

        string Make() => string.Concat(random.GetItems(parts, random.Next(6)));
    }

    private static void AssertAgrees(Seen seen, string script, string? pathInfo)
    {
        Assert.Equal(seen.Path, Decode(seen.RawPath));
        Assert.Equal(seen.Path, Utf8(seen.ScriptName) + Utf8(seen.PathInfo));
        Assert.Equal(seen.PathInfo.Length == 0 ? "/" : Utf8(seen.PathInfo), Decode(seen.RoutePath));
        Assert.DoesNotContain(seen.Path.Split('/', '\\'), segment => segment is "." or "..");
        Assert.Equal((script, pathInfo ?? seen.PathInfo), (seen.ScriptName, seen.PathInfo));
    }

    /// <summary>Bytes in text (PEP 3333) as text.</summary>
    private static string Utf8(string text) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(text));

    private static string Decode(string path)
    {
        var bytes = Encoding.Latin1.GetBytes(path);
        return Encoding.UTF8.GetString(bytes, 0, PercentEncoding.Decode(bytes, bytes));
    }

    private static byte[] Packet(string uri, string? script, string? pathInfo) => UwsgiPacket.Of(
        ("SCRIPT_NAME", script), ("QUERY_STRING", uri.Contains('?') ? "q" : ""), ("PATH_INFO", pathInfo), ("REQUEST_URI", uri));

    private Seen Ask(string uri, string script, string? pathInfo)
    {
        using var server = Start();
        server.Ask(Packet(uri, script, pathInfo));
        return Assert.Single(_seen);
    }

    private LoopedServer Start(ServerOptions? options = null) => new(Look, options, BindProtocols.Uwsgi);

    private ValueTask Look(Scope scope, Receive receive, Send send)
    {
        _seen.Add(Seen.Of((HttpScope)scope));
        return Applications.Text("seen")(scope, receive, send);
    }

    /// <summary>What an asynchronous and a synchronous application see of one request.</summary>
    private sealed record Seen(
        string Path, string RawPath, string RoutePath, string ScriptName, string PathInfo, string RequestUri, string RawUri)
    {
        public static Seen Of(HttpScope scope)
        {
            var environ = new Environ();
            environ.Begin(scope, new NoInput(), new WsgiErrors(_ => { }));
            Assert.True(scope.RoutePath.SequenceEqual(environ.RoutePath));
            Assert.Equal(environ.ScriptName, Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(scope.RootPath)));
            return new Seen(
                scope.Path, scope.RawPathText, Encoding.Latin1.GetString(scope.RoutePath), environ.ScriptName, environ.PathInfo,
                (string)environ["REQUEST_URI"]!, (string)environ["RAW_URI"]!);
        }
    }

    private sealed class NoInput : WsgiInput
    {
        protected override int Receive(Span<byte> buffer, bool isLine) => 0;
    }
}
