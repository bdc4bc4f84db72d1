using Adapters.CompilerServices;

namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>What a front server says beside the request is in the environ under its own name.</summary>
public sealed class FrontVariableTests
{
    private static readonly BufferedRequest Request = new("GET", "/new")
    {
        VariableTexts =
        [
            ("REMOTE_USER", "ada"), ("STAGE", "a"), ("STAGE", "\u00ff\n"), ("REQUEST_URI", "/old?x"), ("SERVER_SOFTWARE", "nginx"),
            ("PATH_INFO", "/evil"), ("wsgi.url_scheme", "evil"),
        ],
    };

    private static readonly WsgiApplication Application = (environ, start) =>
    {
        var copy = environ.ToDictionary();
        string[] names =
        [
            "REMOTE_USER", "STAGE", "REQUEST_URI", "RAW_URI", "SERVER_SOFTWARE", "GATEWAY_INTERFACE", "PATH_INFO", "wsgi.url_scheme",
        ];
        Assert.All(names, name => Assert.Equal(copy[name], environ[name]));
        Assert.Same(environ["STAGE"], environ["STAGE"]);
        Assert.False(environ.ContainsKey("NOTHING"));
        return WsgiRespond.Text(environ, start, string.Join(' ', names.Select(name => environ[name])));
    };

    [Fact]
    public async Task Each_has_its_own_name_and_takes_the_place_of_none_of_the_request()
    {
        using var host = new WsgiHost();
        var client = await host.Run(Application, Request);

        Assert.Equal("ada \u00ff\n /old?x /new nginx CGI/1.1 /new http", client.Text);
    }

    [Fact]
    public async Task The_operator_and_the_application_have_the_last_word()
    {
        var values = new Dictionary<string, object?> { ["STAGE"] = "of the operator" };
        using var host = new WsgiHost(settings: new WsgiSettings { Values = values });
        WsgiApplication application = (environ, start) =>
        {
            environ["REMOTE_USER"] = "bob";
            Assert.Equal("of the operator", environ.ToDictionary()["STAGE"]);
            Assert.Equal("bob", environ.ToDictionary()["REMOTE_USER"]);
            return WsgiRespond.Text(environ, start, $"{environ["STAGE"]} {environ["REMOTE_USER"]}");
        };

        Assert.Equal("of the operator bob", (await host.Run(application, Request)).Text);
    }

    [Fact]
    public async Task The_next_request_has_none_of_them()
    {
        using var host = new WsgiHost(threads: 1);
        WsgiApplication application = (environ, start) =>
            WsgiRespond.Text(
                environ, start, $"{environ.ContainsKey("REMOTE_USER")} {environ.Keys.Contains("STAGE")} {environ["REQUEST_URI"]}");
        await host.Run(Application, Request);

        Assert.Equal("False False /next", (await host.Run(application, WsgiHost.Get("/next"))).Text);
    }
}
