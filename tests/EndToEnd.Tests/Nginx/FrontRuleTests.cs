using Adapters.EndToEnd.Tests.Clients;

namespace Adapters.EndToEnd.Tests.Nginx;

/// <summary>What nginx has decided, by its rules about paths, is what is routed.</summary>
public sealed class FrontRuleTests(RuledSite fixture) : IClassFixture<RuledSite>
{
    [Theory]
    [InlineData("/files/a", "a")]
    [InlineData("/old/a%20b", "a b")]
    [InlineData("/break/a", "a")]
    [InlineData("/gone/a", "gone")]
    [InlineData("/try/a", "tried/try/a")]
    [InlineData("//files//a", "a")]
    [InlineData("/./files/./a", "a")]
    [InlineData("/x/../files/a", "a")]
    [InlineData("/%66iles/%61", "a")]
    [InlineData("/files%2fa%2Fb", "a/b")]
    [InlineData("/files/%2561", "%61")]
    [InlineData("/files/caf%c3%a9%0a", "caf\u00e9\n")]
    [InlineData("/app/files/a", "a")]
    [InlineData("/app/%66iles/a?q", "a")]
    [InlineData("/x/../wsgi/%66iles/a", "a /wsgi/files/a")]
    [InlineData("/wsold/a%2fb", "a/b /wsgi/files/a/b")]
    [InlineData("/app/wsgi/files/a", "a /wsgi/files/a")]
    public async Task A_path_is_routed_as_nginx_understands_it(string path, string text)
    {
        var answer = await AskAsync(path);

        Assert.Equal((200, text), (answer.Status, answer.Text));
    }

    [Theory]
    [InlineData("/admin/..%2ffiles/a", "a")]
    [InlineData("/admin/x/..%2f..%2ffiles/a", "a")]
    [InlineData("/admin/%2e%2e/files/a", "a")]
    [InlineData("/admin/.%2e%2ffiles/a", "a")]
    [InlineData("/wsgi/admin/..%2ffiles/a", "a /wsgi/files/a")]
    [InlineData("/admin%2f..%2ffiles%2fa", "a")]
    public async Task A_location_that_nginx_does_not_see_is_not_routed(string path, string text)
    {
        var answer = await AskAsync(path);

        Assert.Equal((200, text), (answer.Status, answer.Text));
    }

    [Theory]
    [InlineData("/admin/a")]
    [InlineData("/%61dmin/a")]
    [InlineData("/admin%2fa")]
    [InlineData("//admin/a")]
    [InlineData("/./admin/a")]
    [InlineData("/files/../admin/a")]
    [InlineData("/files/..%2fadmin/a")]
    [InlineData("/files/%2e%2e/admin/a")]
    [InlineData("/wsgi/files/..%2fadmin/a")]
    public async Task A_location_that_nginx_refuses_is_reached_in_no_other_way(string path) =>
        Assert.Equal(403, (await AskAsync(path)).Status);

    [Fact]
    public async Task A_dot_segment_that_nginx_does_not_know_is_refused()
    {
        Assert.Equal(400, (await AskAsync("/files/a%5c..%5cb")).Status);
        Assert.Equal("next", (await AskAsync("/files/next")).Text);
    }

    [Theory]
    [InlineData("/%61/b?x", "/a/b", "/%61/b", "x", "")]
    [InlineData("/a?", "/a", "/a", "", "")]
    [InlineData("//a", "/a", "/a", "", "")]
    [InlineData("/x/../a", "/a", "/a", "", "")]
    [InlineData("/a%2Fb", "/a/b", "/a%2Fb", "", "")]
    [InlineData("/old/a%20b?q", "/files/a b", "/files/a%20b", "from=rewrite&q", "")]
    [InlineData("/gone/a?q", "/files/gone", "/files/gone", "", "")]
    [InlineData("/try/a?q", "/files/tried/try/a", "/files/tried/try/a", "q", "")]
    [InlineData("/app/%62?q", "/app/b", "/app/%62", "q", "/app")]
    [InlineData("/app", "/app", "/app", "", "/app")]
    public async Task Both_kinds_of_application_see_the_same(string uri, string path, string rawPath, string query, string root)
    {
        var asgi = await Mirrored.AskAsync(fixture.Site.Fronted, "asgi", uri);
        var wsgi = await Mirrored.AskAsync(fixture.Site.Fronted, "wsgi", uri);

        Assert.Equal((path, rawPath, query, root), (asgi["path"], asgi["raw_path"], asgi["query_string"], asgi["root_path"]));
        Assert.Equal((path, root, query), (wsgi["SCRIPT_NAME"] + wsgi["PATH_INFO"], wsgi["SCRIPT_NAME"], wsgi["QUERY_STRING"]));
        Assert.Equal((uri, uri), (asgi["cgi.REQUEST_URI"], wsgi["REQUEST_URI"]));
        Assert.Equal(rawPath, wsgi["RAW_URI"]!.Split('?')[0]);
    }

    private Task<Answer> AskAsync(string path) => Curl.AskAsync(fixture.Site.Fronted, path, "--path-as-is");
}

/// <summary>EndToEnd.App behind nginx, which has rules about paths.</summary>
public sealed class RuledSite : IAsyncLifetime
{
    private const string Rules = """
        location /admin/ { return 403; }
        location /wsgi/admin/ { return 403; }
        location /old/ { rewrite ^/old/(.*)$ /files/$1?from=rewrite last; }
        location /wsold/ { rewrite ^/wsold/(.*)$ /wsgi/files/$1 last; }
        location /break/ { rewrite ^/break/(.*)$ /files/$1 break; PASS }
        location /gone/ { error_page 404 = /files/gone; return 404; }
        location /try/ { try_files $uri /files/tried$uri?$args; }
        location ~ ^/app(/.*)?$ { PASS uwsgi_param SCRIPT_NAME /app; uwsgi_param PATH_INFO $1; }
        """;

    private FrontedServer? _site;

    internal FrontedServer Site => _site!;

    public async ValueTask InitializeAsync() => _site = await FrontedServer.StartAppAsync("uwsgi", Rules);

    public async ValueTask DisposeAsync() => await _site!.DisposeAsync();
}
