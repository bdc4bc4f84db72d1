using Adapters.CompilerServices;
using Adapters.Server.Binding;
using Adapters.Server.Transports.Memory;
using static Adapters.Server.Tests.Connections.Applications;

namespace Adapters.Server.Tests.Connections;

/// <summary>What a front server says of a request beside its path, as the scope has it.</summary>
public sealed class UwsgiVariableTests
{
    private static readonly byte[] Bare = UwsgiPacket.Of(("REQUEST_URI", "/a"), ("PATH_INFO", "/a"));

    private static readonly byte[] Full = UwsgiPacket.Of(
        ("REQUEST_URI", "/old/%61?x"), ("PATH_INFO", "/a b"), ("SCRIPT_NAME", "/api"), ("QUERY_STRING", "y"),
        ("REMOTE_USER", "ad\u00c3\u00a9"), ("STAGE", "a"), ("STAGE", "b"), ("SSL_CLIENT_CERT", "-----BEGIN\n\tMII"),
        ("UWSGI_FILE", "/evil"), ("HTTP_PROXY", "http://evil"), ("HTTP_ACCEPT", "a/b"));

    [Fact]
    public void They_are_an_extension_of_the_scope()
    {
        HttpScope? inner = null;
        var seen = Look(Full, scope =>
        {
            inner = scope.WithRootPath("/api/a b");
            Assert.Same(scope.Variables, scope.Extensions["cgi"]);
            Assert.Same(scope.Variables, inner.Variables);
            Assert.Same(scope.Extensions, inner.Extensions);
            return scope.Variables;
        });

        Assert.Equal(
            [new("REMOTE_USER", "adé"), new("REQUEST_URI", "/old/%61?x"), new("SSL_CLIENT_CERT", "-----BEGIN\n\tMII"), new("STAGE", "b")],
            seen.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.Throws<InvalidOperationException>(() => inner!.Variables);
    }

    [Fact]
    public void A_copy_of_the_request_has_them_too()
    {
        var copy = Look(Full, scope => scope.RequestCopy());
        var scope = new HttpScope();
        scope.Begin(copy);

        Assert.Equal(("b", "/api/a b", "/a%20b"), (scope.Variables["STAGE"], scope.Path, PathOf(scope)));
        Assert.Equal(
            ["REQUEST_URI", "REMOTE_USER", "STAGE", "STAGE", "SSL_CLIENT_CERT"],
            ((BufferedRequest)copy).VariableTexts.Select(variable => variable.Name));
    }

    [Fact]
    public void Over_HTTP_there_are_none()
    {
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            var http = (HttpScope)scope;
            await Text($"{http.Variables.Count} {http.Extensions.ContainsKey("cgi")}")(scope, receive, send);
        });

        var answer = server.Ask(server.Connect(), "GET / HTTP/1.1\r\nHost: a\r\nREMOTE-USER: a\r\nREMOTE_USER: a\r\n\r\n");
        Assert.EndsWith("0 False", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_request_has_those_of_its_own()
    {
        var seen = new List<string>();
        using var server = Start(scope =>
            seen.Add($"{scope.Path} {scope.QueryStringText} {string.Join(',', scope.Variables.Keys)} {scope.RootPath}"));
        for (var i = 0; i < 3; i++)
        {
            server.Ask(Full);
            server.Ask(Bare);
        }

        Assert.Equal(["/api/a b y REQUEST_URI,REMOTE_USER,STAGE,SSL_CLIENT_CERT /api", "/a  REQUEST_URI "], seen.Distinct());
        Assert.Equal(6, seen.Count);
    }

    [Fact]
    public void They_stay_where_the_application_waits()
    {
        var wait = new TaskCompletionSource();
        var seen = "";
        using var server = new LoopedServer(
            async (scope, receive, send) =>
            {
                await wait.Task;
                seen = $"{((HttpScope)scope).Path} {((HttpScope)scope).Variables["STAGE"]}";
                await Text("seen")(scope, receive, send);
            },
            protocol: BindProtocols.Uwsgi);
        var client = server.Connect();
        client.Write(Full);
        server.Turn();
        var other = server.Connect();
        other.Write(Bare);
        server.Turn();
        wait.SetResult();

        Assert.EndsWith("seen", server.ReadAll(client), StringComparison.Ordinal);
        Assert.Equal("/api/a b b", seen);
    }

    [Theory]
    [InlineData("a.example", "8443", "b:81", "a.example", 8443)]
    [InlineData("", "8443", "b:81", "b", 8443)]
    [InlineData(null, "8443", "[::1]:81", "::1", 8443)]
    [InlineData("", "8443", null, "localhost", 8443)]
    [InlineData("a.example", "", "b:81", "a.example", 81)]
    [InlineData("a.example", null, "b", "a.example", 80)]
    [InlineData("a.example", null, null, "a.example", 80)]
    [InlineData("", "", "b:81", "127.0.0.1", 8000)]
    public void The_server_is_what_the_front_server_says_of_itself(
        string? name, string? port, string? host, string expected, int expectedPort)
    {
        var packet = UwsgiPacket.Of(("PATH_INFO", "/"), ("SERVER_NAME", name), ("SERVER_PORT", port), ("HTTP_HOST", host));

        Assert.Equal(new Address(expected, expectedPort), Look(packet, scope => scope.Server!.Value));
    }

    [Fact]
    public void The_port_of_https_is_443_unless_it_is_given()
    {
        var packet = UwsgiPacket.Of(("PATH_INFO", "/"), ("SERVER_NAME", "a"), ("HTTPS", "on"));

        Assert.Equal(443, Look(packet, scope => scope.Server!.Value.Port));
    }

    [Theory]
    [InlineData("192.0.2.1", "51000", "192.0.2.1:51000")]
    [InlineData("192.0.2.1", "", "192.0.2.1:")]
    [InlineData("192.0.2.1", null, "192.0.2.1:")]
    [InlineData("unix:", "", "none")]
    [InlineData("", "", "none")]
    [InlineData(null, null, "none")]
    public void The_client_is_whom_the_front_server_names(string? host, string? port, string expected)
    {
        var packet = UwsgiPacket.Of(("PATH_INFO", "/"), ("REMOTE_ADDR", host), ("REMOTE_PORT", port));

        Assert.Equal(expected, Look(packet, scope => scope.Client is { } client ? $"{client.Host}:{client.Port}" : "none"));
    }

    [Fact]
    public void A_request_that_was_rewritten_and_has_variables_costs_no_allocation_more()
    {
        // Of generated code, which keeps nothing: any other application gets a copy of the head.
        using var server = new LoopedServer(EntryPoint.Mark(Seen(scope => _ = scope.RoutePath)), protocol: BindProtocols.Uwsgi);
        var before = Measure(server, Bare);

        Assert.Equal(before, Measure(server, Full));
    }

    private static string PathOf(HttpScope scope) => System.Text.Encoding.ASCII.GetString(scope.RoutePath);

    private static T Look<T>(byte[] packet, Func<HttpScope, T> look)
    {
        var seen = new List<T>();
        using var server = Start(scope => seen.Add(look(scope)));
        Assert.StartsWith("HTTP/1.1 200", server.Ask(packet), StringComparison.Ordinal);
        return Assert.Single(seen);
    }

    private static LoopedServer Start(Action<HttpScope> look) => new(Seen(look), protocol: BindProtocols.Uwsgi);

    private static AsgiApplication Seen(Action<HttpScope> look) => (scope, receive, send) =>
    {
        look((HttpScope)scope);
        return Text("seen")(scope, receive, send);
    };

    /// <summary>The least that requests cost in one of some rounds: in the first, code is compiled and buffers grow.</summary>
    private static long Measure(LoopedServer server, byte[] packet)
    {
        var least = long.MaxValue;
        for (var round = 0; round < 20; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
                Run(server.Connect(), server, packet);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    private static void Run(MemoryClient client, LoopedServer server, byte[] packet) => server.Ask(client, packet, "seen"u8);
}
