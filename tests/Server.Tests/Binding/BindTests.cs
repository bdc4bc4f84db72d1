using Adapters.Server.Binding;

namespace Adapters.Server.Tests.Binding;

public class BindTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8000", "http://127.0.0.1:8000")]
    [InlineData("127.0.0.1:8000", "http://127.0.0.1:8000")]
    [InlineData("localhost:0", "http://localhost:0")]
    [InlineData(":8000", "http://:8000")]
    [InlineData("http://*:80", "http://*:80")]
    [InlineData("http://[::1]:8000", "http://[::1]:8000")]
    [InlineData("http://[::1]:8000/", "http://[::1]:8000")]
    [InlineData("HTTP://example.org:80", "http://example.org:80")]
    [InlineData("unix:/run/app.sock", "unix:/run/app.sock")]
    [InlineData("unix:///run/app.sock", "unix:/run/app.sock")]
    [InlineData("uwsgi://0.0.0.0:3031", "uwsgi://0.0.0.0:3031")]
    [InlineData("uwsgi+unix:/run/app.sock", "uwsgi+unix:/run/app.sock")]
    public void An_address_is_written_as_it_is_read(string text, string written)
    {
        var bind = Bind.Parse(text);

        Assert.Equal(written, bind.ToString());
        Assert.Equal(bind, Bind.Parse(written));
    }

    [Fact]
    public void The_scheme_says_what_the_listener_speaks()
    {
        Assert.Equal(BindProtocols.Http, Bind.Parse("unix:/a").Protocol);
        Assert.Equal(BindProtocols.Uwsgi, Bind.Parse("uwsgi+unix:/a").Protocol);
    }

    [Theory]
    [InlineData("")]
    [InlineData("8000")]
    [InlineData("localhost")]
    [InlineData("localhost:")]
    [InlineData("localhost:http")]
    [InlineData("localhost:-1")]
    [InlineData("::1:8000")]
    [InlineData("[::1:8000")]
    [InlineData("[localhost]:8000")]
    [InlineData("local host:8000")]
    [InlineData("http://user@host:80")]
    [InlineData("http://host:80/path")]
    [InlineData("unix:")]
    public void What_is_no_address_is_refused_with_the_forms_to_use(string text)
    {
        var error = Assert.Throws<BindException>(() => Bind.Parse(text));

        Assert.Equal(
            $"'{text}' is not an address to listen on: use http://host:port, unix:/path, uwsgi://host:port, uwsgi+unix:/path, "
            + "scgi://host:port or scgi+unix:/path", error.Message);
    }

    [Theory]
    [InlineData("localhost:65536")]
    [InlineData("uwsgi://[::1]:99999999999/")]
    public void A_port_beyond_the_range_is_named(string text) => Assert.Equal(
        $"'{text}' has a port over 65535: use one up to it, or 0 for any",
        Assert.Throws<BindException>(() => Bind.Parse(text)).Message);

    [Fact]
    public void An_unknown_scheme_is_named() => Assert.Equal(
        "'ftp://host:21' has an unknown scheme: use http://host:port, unix:/path, uwsgi://host:port, uwsgi+unix:/path, scgi://host:port "
        + "or scgi+unix:/path",
        Assert.Throws<BindException>(() => Bind.Parse("ftp://host:21")).Message);

    [Theory]
    [InlineData("unix:@app", "unix:./@app")]
    [InlineData("uwsgi+unix:@app", "unix:./@app")]
    public void An_abstract_socket_is_refused_with_what_to_do_instead(string text, string instead) => Assert.Equal(
        $"'{text}' is an abstract socket, which no permissions protect, and is not supported: use a path, or {instead} for a file of "
        + "this name",
        Assert.Throws<BindException>(() => Bind.Parse(text)).Message);

    [Fact]
    public void Https_is_refused_with_what_to_do_instead() => Assert.Equal(
        "'https://host:443': TLS is not built in; put a front server that terminates it in front of http://",
        Assert.Throws<BindException>(() => Bind.Parse("https://host:443")).Message);
}
