using Adapters.EndToEnd.Tests.Clients;

namespace Adapters.EndToEnd.Tests.Nginx;

/// <summary>What nginx says of a request beside its path, over both ways of uwsgi.</summary>
public sealed class FrontVariableTests
{
    private const string Rules = """
        location /vars {
            PASS
            uwsgi_param REMOTE_USER $remote_user;
            uwsgi_param AUTH_TYPE Basic;
            uwsgi_param STAGE "first";
            uwsgi_param STAGE "two words";
            uwsgi_param UWSGI_FILE /evil;
            uwsgi_param UWSGI_SETENV A=B;
        }
        location /named { PASS uwsgi_param SERVER_NAME a.example; }
        """;

    [Theory]
    [InlineData("uwsgi")]
    [InlineData("uwsgi+unix")]
    public async Task Those_of_the_operator_arrive(string way)
    {
        await using var site = await FrontedServer.StartAppAsync(way, Rules);
        string[] arguments = ["-u", "ada:secret", "-H", "Proxy: http://evil", "-H", "Remote-User: evil", "-H", "UWSGI_FILE: /evil"];
        var asgi = await Mirrored.AskAsync(site.Fronted, "asgi", "/vars?q", arguments);
        var wsgi = await Mirrored.AskAsync(site.Fronted, "wsgi", "/vars?q", arguments);
        var next = await Mirrored.AskAsync(site.Fronted, "wsgi", "/next");

        (string Name, string Value)[] expected =
        [
            ("REMOTE_USER", "ada"), ("AUTH_TYPE", "Basic"), ("STAGE", "two words"), ("REQUEST_URI", "/vars?q"), ("REQUEST_SCHEME", "http"),
        ];
        Assert.All(expected, pair => Assert.Equal((pair.Value, pair.Value), (asgi["cgi." + pair.Name], wsgi[pair.Name])));
        Assert.EndsWith("/html", asgi["cgi.DOCUMENT_ROOT"]);
        Assert.EndsWith("/html", wsgi["DOCUMENT_ROOT"]);
        Assert.Equal("evil", wsgi["HTTP_REMOTE_USER"]);
        Assert.DoesNotContain(asgi.Names.Concat(wsgi.Names), name => name.Contains("UWSGI_") || name.Contains("HTTP_PROXY"));
        Assert.Equal((null, null), (next["REMOTE_USER"], next["STAGE"]));
    }

    [Fact]
    public async Task The_certificate_of_a_client_arrives_whole()
    {
        await using var certificates = await Certificates.CreateAsync();
        await using var site = await FrontedServer.StartAppAsync("uwsgi", certificates.Rules);
        var asgi = await Mirrored.AskTlsAsync(certificates.Socket, "asgi", certificates.ClientArguments);
        var wsgi = await Mirrored.AskTlsAsync(certificates.Socket, "wsgi", certificates.ClientArguments);

        Assert.Equal(("CN=ada", certificates.Client), (asgi["cgi.SSL_CLIENT_S_DN"], asgi["cgi.SSL_CLIENT_CERT"]));
        Assert.Equal(("CN=ada", certificates.Client), (wsgi["SSL_CLIENT_S_DN"], wsgi["SSL_CLIENT_CERT"]));
        Assert.Equal(("on", "https"), (wsgi["HTTPS"], wsgi["wsgi.url_scheme"]));
    }

    [Theory]
    [InlineData("uwsgi")]
    [InlineData("uwsgi+unix")]
    public async Task The_server_is_nginx_though_it_has_no_name(string way)
    {
        await using var site = await FrontedServer.StartAppAsync(way, Rules);
        var port = new Uri(site.Fronted).Port.ToString();
        var asgi = await Mirrored.AskAsync(site.Fronted, "asgi", "/a", "-H", "Host: b.example");
        var wsgi = await Mirrored.AskAsync(site.Fronted, "wsgi", "/a", "-H", "Host: b.example");
        var named = await Mirrored.AskAsync(site.Fronted, "wsgi", "/named", "-H", "Host: b.example");

        Assert.Equal(("127.0.0.1", $"b.example:{port}"), (asgi["client"], asgi["server"]));
        Assert.Equal(("127.0.0.1", "b.example", port), (wsgi["REMOTE_ADDR"], wsgi["SERVER_NAME"], wsgi["SERVER_PORT"]));
        Assert.Equal(("a.example", port), (named["SERVER_NAME"], named["SERVER_PORT"]));
    }

    [Theory]
    [InlineData("uwsgi")]
    [InlineData("uwsgi+unix")]
    [InlineData("unix")]
    public async Task A_client_over_a_unix_socket_has_no_address(string way)
    {
        await using var site = await FrontedServer.StartAppAsync(way);
        var address = way == "unix" ? site.Server.Address : site.Front.UnixAddress;

        Assert.Equal("none", (await Mirrored.AskAsync(address, "asgi", "/a"))["client"]);
        var wsgi = await Mirrored.AskAsync(address, "wsgi", "/a");
        Assert.Equal(("", null), (wsgi["REMOTE_ADDR"], wsgi["REMOTE_PORT"]));
    }
}
