using System.Text;

namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>The environ: its type, its variables, and the URL that is rebuilt from them (PEP 3333).</summary>
public sealed class EnvironTests
{
    [Fact]
    public void The_variables_that_must_be_there_are_there()
    {
        var environ = Make(
            new BufferedRequest("GET", "/a/b?x=1")
            {
                ServerAddress = new Address("10.0.0.1", 8000), ClientAddress = new Address("10.0.0.2", 4321),
            });

        Assert.Equal("GET", environ["REQUEST_METHOD"]);
        Assert.Equal("", environ["SCRIPT_NAME"]);
        Assert.Equal("/a/b", environ["PATH_INFO"]);
        Assert.Equal("x=1", environ["QUERY_STRING"]);
        Assert.Equal("10.0.0.1", environ["SERVER_NAME"]);
        Assert.Equal("8000", environ["SERVER_PORT"]);
        Assert.Equal("HTTP/1.1", environ["SERVER_PROTOCOL"]);
        Assert.Equal("10.0.0.2", environ["REMOTE_ADDR"]);
        Assert.Equal("4321", environ["REMOTE_PORT"]);
        Assert.Equal("/a/b?x=1", environ["REQUEST_URI"]);
        Assert.Equal("CGI/1.1", environ["GATEWAY_INTERFACE"]);
    }

    [Fact]
    public void The_wsgi_variables_say_what_the_server_is()
    {
        var environ = Make(new BufferedRequest("GET", "/"), settings: new WsgiSettings { IsMultithread = true });

        Assert.Equal((1, 0), environ["wsgi.version"]);
        Assert.Equal("http", environ["wsgi.url_scheme"]);
        Assert.IsType<WsgiInput>(environ["wsgi.input"], exactMatch: false);
        Assert.IsType<WsgiErrors>(environ["wsgi.errors"]);
        Assert.Equal(true, environ["wsgi.multithread"]);
        Assert.Equal(false, environ["wsgi.multiprocess"]);
        Assert.Equal(false, environ["wsgi.run_once"]);
        Assert.Same(environ.Scope, environ["asgi.scope"]);
    }

    [Fact]
    public void Over_a_unix_socket_the_server_has_the_name_that_the_client_asked_for()
    {
        var environ = Make(new BufferedRequest("GET", "/", ("host", "[::1]:81")) { ServerAddress = new Address("/run/a.sock", null) });

        Assert.Equal("[::1]", environ.ServerName);
        Assert.Equal("81", environ.ServerPort);
        Assert.Equal("", environ.RemoteAddress);
        Assert.Equal("", environ["REMOTE_ADDR"]);
        Assert.DoesNotContain("REMOTE_PORT", environ);
    }

    [Fact]
    public void A_client_whose_port_is_not_known_has_an_address()
    {
        var environ = Make(new BufferedRequest("GET", "/") { ClientAddress = new Address("192.0.2.1", null) });

        Assert.Equal("192.0.2.1", environ.RemoteAddress);
        Assert.DoesNotContain("REMOTE_PORT", environ);
    }

    [Fact]
    public void The_names_that_must_not_be_empty_have_defaults()
    {
        var environ = Make(new BufferedRequest("GET", "/") { SchemeText = "https" });

        Assert.Equal("localhost", environ.ServerName);
        Assert.Equal("443", environ.ServerPort);
        Assert.Equal("on", environ["HTTPS"]);
    }

    [Fact]
    public void What_the_client_did_not_send_is_absent()
    {
        var environ = Make(new BufferedRequest("GET", "/"));

        Assert.DoesNotContain("CONTENT_TYPE", environ);
        Assert.DoesNotContain("CONTENT_LENGTH", environ);
        Assert.DoesNotContain("HTTPS", environ);
        Assert.Equal(-1, environ.ContentLength);
        Assert.Throws<KeyNotFoundException>(() => environ["HTTP_ACCEPT"]);
    }

    [Theory]
    [InlineData("/caf%C3%A9", "/caf\u00c3\u00a9")]
    [InlineData("/%FF%00", "/\u00ff\0")]
    [InlineData("/a%2Fb", "/a/b")]
    [InlineData("/100%", "/100%")]
    public void The_path_is_decoded_into_characters_that_stand_for_bytes(string target, string expected)
    {
        var path = Make(new BufferedRequest("GET", target)).PathInfo;

        Assert.Equal(expected, path);
        Assert.All(path, character => Assert.InRange(character, '\0', '\u00ff'));
    }

    [Theory]
    [InlineData("/api", "/api/users", "/users", "/users")]
    [InlineData("/api", "/api/", "/", "/")]
    [InlineData("/api", "/api", "", "/")]
    [InlineData("/api", "/users", "/users", "/users")]
    [InlineData("/api", "/apis", "/apis", "/apis")]
    [InlineData("/api", "/api/api/a", "/api/a", "/api/a")]
    [InlineData("/api", "/%61pi/a", "/a", "/a")]
    [InlineData("/é", "/%C3%A9/a", "/a", "/a")]
    [InlineData("/é", "/%c3%a9", "", "/")]
    [InlineData("/é", "/%C3", "/Ã", "/%C3")]
    [InlineData("/a b", "/a%20b/c%20d", "/c d", "/c%20d")]
    public void A_prefix_is_split_off_the_path(string root, string target, string pathInfo, string routed)
    {
        var environ = Make(new BufferedRequest("GET", target) { RootPathText = root });

        Assert.Equal(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(root)), environ.ScriptName);
        Assert.Equal(pathInfo, environ.PathInfo);
        Assert.Equal(routed, Encoding.Latin1.GetString(environ.RoutePath));
    }

    [Fact]
    public void A_long_prefix_is_split_off_too()
    {
        var name = new string('é', 1_000);
        var request = new BufferedRequest("GET", $"/{Uri.EscapeDataString(name)}/a") { RootPathText = "/" + name };

        Assert.Equal("/a", Make(request).PathInfo);
    }

    [Fact]
    public void A_prefix_that_is_not_ASCII_is_bytes_in_text_too() =>
        Assert.Equal("/\u00c3\u00a9", Make(new BufferedRequest("GET", "/") { RootPathText = "/é" }).ScriptName);

    [Fact]
    public void The_script_name_is_never_a_lone_slash() =>
        Assert.Equal("", Make(new BufferedRequest("GET", "/") { RootPathText = "/" }).ScriptName);

    [Fact]
    public void The_path_of_OPTIONS_for_the_whole_server_is_empty()
    {
        var environ = Make(new BufferedRequest("OPTIONS", "*"));

        Assert.Equal("", environ.PathInfo);
        Assert.Equal("*", environ["REQUEST_URI"]);
    }

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/?", "/?")]
    [InlineData("/a?b=%20", "/a?b=%20")]
    public void The_target_is_as_it_was_sent(string target, string expected)
    {
        var environ = Make(new BufferedRequest("GET", target));

        Assert.Equal((expected, expected), (environ["REQUEST_URI"], environ["RAW_URI"]));
        Assert.DoesNotContain('?', environ.QueryString);
    }

    [Fact]
    public void Header_fields_have_their_CGI_names()
    {
        var environ = Make(
            new BufferedRequest(
                "POST", "/", ("Accept", "a/b"), ("X-Two-Words", "caf\u00e9"), ("Content-Type", "t/x"), ("Content-Length", "3")));

        Assert.Equal("a/b", environ["HTTP_ACCEPT"]);
        Assert.Equal("caf\u00e9", environ["HTTP_X_TWO_WORDS"]);
        Assert.Equal("t/x", environ.ContentType);
        Assert.Equal("3", environ["CONTENT_LENGTH"]);
        Assert.Equal(3, environ.ContentLength);
        Assert.DoesNotContain("HTTP_CONTENT_TYPE", environ);
        Assert.DoesNotContain("HTTP_CONTENT_LENGTH", environ);
    }

    [Fact]
    public void Repeated_fields_are_joined()
    {
        var environ = Make(new BufferedRequest("GET", "/", ("x-a", "1"), ("cookie", "a=1"), ("x-a", "2"), ("cookie", "b=2")));

        Assert.Equal("1, 2", environ["HTTP_X_A"]);
        Assert.Equal("a=1; b=2", environ["HTTP_COOKIE"]);
    }

    [Fact]
    public void The_Proxy_field_does_not_become_HTTP_PROXY()
    {
        var environ = Make(new BufferedRequest("GET", "/", ("proxy", "http://evil")));

        Assert.DoesNotContain("HTTP_PROXY", environ);
        Assert.DoesNotContain("HTTP_PROXY", environ.Keys);
    }

    [Fact]
    public void A_name_with_an_underscore_does_not_pass_for_one_with_a_dash()
    {
        var environ = Make(new BufferedRequest("GET", "/", ("x_user", "evil"), ("x-user", "good")));

        Assert.Equal("good", environ["HTTP_X_USER"]);
        Assert.Equal("good", environ.ToDictionary()["HTTP_X_USER"]);
        Assert.DoesNotContain("HTTP_X_USER", Make(new BufferedRequest("GET", "/", ("x_user", "evil"))));
    }

    [Fact]
    public void Values_of_the_operator_are_given_to_the_application()
    {
        var values = new Dictionary<string, object?> { ["app.mode"] = "test", ["SERVER_NAME"] = "public.example" };
        var environ = Make(new BufferedRequest("GET", "/"), settings: new WsgiSettings { Values = values });

        Assert.Equal("test", environ["app.mode"]);
        Assert.Equal("public.example", environ.ServerName);
        Assert.Equal("public.example", environ.ToDictionary()["SERVER_NAME"]);
    }

    [Theory]
    [InlineData("/a%20b?x=1", "http", "example:8000", "http://example:8000/a%20b?x=1")]
    [InlineData("/caf%C3%A9", "https", "example", "https://example/caf%C3%A9")]
    [InlineData("/", "http", "", "http://10.0.0.1/")]
    public void The_URL_is_put_together_again(string target, string scheme, string host, string expected)
    {
        var request = new BufferedRequest(
            "GET", target, host.Length > 0 ? [("host", host)] : [])
        { SchemeText = scheme, ServerAddress = new Address("10.0.0.1", 80) };

        Assert.Equal(expected, Make(request).Url());
    }

    [Fact]
    public void The_URL_names_a_port_that_is_not_the_scheme_s() =>
        Assert.Equal(
            "http://10.0.0.1:81/p/x",
            Make(
                new BufferedRequest("GET", "/p/x?q")
                {
                    RootPathText = "/p", ServerAddress = new Address("10.0.0.1", 81),
                }).Url(withQuery: false));

    [Fact]
    public void The_application_may_change_the_environ()
    {
        var environ = Make(new BufferedRequest("GET", "/", ("accept", "a/b")));
        environ["PATH_INFO"] = "/other";
        environ["user"] = "ada";
        environ.Remove("HTTP_ACCEPT");

        Assert.Equal("/other", environ.PathInfo);
        Assert.Equal("ada", environ["user"]);
        Assert.DoesNotContain("HTTP_ACCEPT", environ);
        Assert.DoesNotContain("HTTP_ACCEPT", environ.Keys);
        Assert.Throws<ArgumentException>(() => environ.Add("user", "bob"));
        Assert.False(environ.Remove("HTTP_ACCEPT"));
    }

    [Fact]
    public void Clearing_the_environ_leaves_nothing()
    {
        var environ = Make(new BufferedRequest("GET", "/", ("accept", "a/b")));
        environ.Clear();

        Assert.Empty(environ);
        Assert.Empty(environ.Keys);
    }

    [Fact]
    public void Going_through_the_environ_shows_everything()
    {
        var environ = Make(
            new BufferedRequest("GET", "/", ("accept", "a/b")),
            settings: new WsgiSettings { Values = new Dictionary<string, object?> { ["app.mode"] = "test" } });
        environ["user"] = "ada";

        Assert.Equal(environ.Count, environ.Count());
        Assert.All(["REQUEST_METHOD", "HTTP_ACCEPT", "wsgi.input", "app.mode", "user"], key => Assert.Contains(key, environ.Keys));
        Assert.All(environ, pair => Assert.Equal(pair.Value, environ[pair.Key]));
    }

    [Fact]
    public void A_copy_outlives_the_request()
    {
        var environ = Make(new BufferedRequest("GET", "/a"));
        var copy = environ.ToDictionary();
        environ.End();

        Assert.Equal("/a", copy["PATH_INFO"]);
        Assert.Throws<InvalidOperationException>(() => environ.PathInfo);
        Assert.Throws<InvalidOperationException>(() => environ.Scope);
    }

    [Fact]
    public void Nothing_of_one_request_is_seen_in_the_next()
    {
        var environ = Make(new BufferedRequest("GET", "/a", ("accept", "a/b")));
        environ["user"] = "ada";
        _ = environ["HTTP_ACCEPT"];
        environ.End();
        environ.Begin(Scope(new BufferedRequest("POST", "/b", ("accept", "c/d"))), new NoInput(), new WsgiErrors(_ => { }));

        Assert.Equal("/b", environ.PathInfo);
        Assert.Equal("c/d", environ["HTTP_ACCEPT"]);
        Assert.DoesNotContain("user", environ);
    }

    [Fact]
    public void A_router_sees_the_path_that_a_middleware_has_set()
    {
        var environ = Make(new BufferedRequest("GET", "/app/a%20b"));
        Assert.Equal("/app/a%20b", Encoding.ASCII.GetString(environ.RoutePath));
        environ["PATH_INFO"] = "/100% a";

        Assert.Equal("/100%25 a", Encoding.Latin1.GetString(environ.RoutePath));
        environ["PATH_INFO"] = "";

        Assert.Equal("/", Encoding.Latin1.GetString(environ.RoutePath));
    }

    [Fact]
    public void Values_are_made_once()
    {
        var environ = Make(new BufferedRequest("GET", "/a", ("accept", "a/b")));

        Assert.Same(environ["PATH_INFO"], environ["PATH_INFO"]);
        Assert.Same(environ["HTTP_ACCEPT"], environ["HTTP_ACCEPT"]);
    }

    private static HttpScope Scope(RequestView request)
    {
        var scope = new HttpScope();
        scope.Begin(request);
        return scope;
    }

    private static Environ Make(RequestView request, WsgiSettings? settings = null)
    {
        var environ = new Environ();
        environ.Begin(Scope(request), new NoInput(), new WsgiErrors(_ => { }), settings);
        return environ;
    }

    private sealed class NoInput : WsgiInput
    {
        protected override int Receive(Span<byte> buffer, bool isLine) => 0;
    }
}
