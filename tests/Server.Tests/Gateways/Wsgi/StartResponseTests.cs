namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>start_response: what it accepts, when the head is sent, a second call, and errors (PEP 3333).</summary>
public sealed class StartResponseTests : IDisposable
{
    private readonly WsgiHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task The_status_and_the_headers_of_the_application_are_sent()
    {
        var client = await _host.Run((_, start) =>
        {
            start("201 Made", new HeaderList { { "x-a", "1" }, { "x-a", "2" } });
            return [WsgiHost.Bytes("made")];
        });

        Assert.Equal((201, "Made"), (client.Status, client.Reason));
        Assert.Equal(["x-a: 1", "x-a: 2"], client.Headers!.Select(h => h.ToString()));
        Assert.Equal("made", client.Text);
        Assert.True(client.IsComplete);
    }

    [Theory]
    [InlineData("200 OK", null)]
    [InlineData("404 Nothing here", "Nothing here")]
    [InlineData("200 ", "")]
    [InlineData("299 Caf\u00e9\t\u0085", "Caf\u00e9\t\u0085")]
    [InlineData("299 ", null)]
    public async Task A_reason_that_is_not_the_usual_one_is_kept_for_its_response_alone(string status, string? reason)
    {
        Assert.Equal(reason, (await _host.Run((_, start) => Answer(start, status))).Reason);
        Assert.Null((await _host.Run((_, start) => Answer(start, "200 OK"))).Reason);

        static IEnumerable<ReadOnlyMemory<byte>> Answer(StartResponse start, string status)
        {
            start(status, []);
            return [];
        }
    }

    [Theory]
    [InlineData("200")]
    [InlineData("OK 200")]
    [InlineData("20 OK")]
    [InlineData("200-OK")]
    [InlineData("200 OK\r\nx: y")]
    [InlineData("200 \0")]
    [InlineData("200 \u007f")]
    [InlineData("200 \u20ac")]
    [InlineData("099 Low")]
    [InlineData("100 Continue")]
    [InlineData("600 High")]
    [InlineData("")]
    public async Task A_bad_status_is_refused_when_start_response_is_called(string status)
    {
        Exception? thrown = null;
        await _host.Run((_, start) =>
        {
            thrown = Record.Exception(() => start(status, []));
            start("200 OK", []);
            return [];
        });

        Assert.IsType<ArgumentException>(thrown);
    }

    [Theory]
    [InlineData("Connection", "close")]
    [InlineData("keep-alive", "timeout=5")]
    [InlineData("Proxy-Authenticate", "Basic")]
    [InlineData("proxy-authorization", "x")]
    [InlineData("TE", "trailers")]
    [InlineData("Trailer", "x")]
    [InlineData("Trailers", "x")]
    [InlineData("Transfer-Encoding", "chunked")]
    [InlineData("Upgrade", "h2c")]
    public async Task A_hop_by_hop_field_is_refused_when_start_response_is_called(string name, string value)
    {
        Exception? thrown = null;
        await _host.Run((_, start) =>
        {
            thrown = Record.Exception(() => start("200 OK", new HeaderList { { name, value } }));
            start("200 OK", []);
            return [];
        });

        Assert.Contains("hop-by-hop", Assert.IsType<ArgumentException>(thrown).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x-a", "b\r\nSet-Cookie: c")]
    [InlineData("x a", "b")]
    [InlineData("x-a", "b\0")]
    [InlineData("x-a", "b\u007f")]
    [InlineData("x-a", "b\u2028")]
    public void A_control_character_in_a_header_is_refused_when_the_header_is_made(string name, string value) =>
        Assert.Throws<ArgumentException>(() => new HeaderList { { name, value } });

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("1 2")]
    public async Task A_content_length_that_is_no_length_is_refused(string value)
    {
        Exception? thrown = null;
        await _host.Run((_, start) =>
        {
            thrown = Record.Exception(() => start("200 OK", new HeaderList { { "content-length", value } }));
            start("200 OK", []);
            return [];
        });

        Assert.IsType<ArgumentException>(thrown);
    }

    [Fact]
    public async Task A_second_call_without_the_exception_is_refused()
    {
        Exception? thrown = null;
        await _host.Run((_, start) =>
        {
            start("200 OK", []);
            thrown = Record.Exception(() => start("500 Oops", []));
            return [];
        });

        Assert.Contains("twice", Assert.IsType<InvalidOperationException>(thrown).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_call_with_the_exception_replaces_a_head_that_was_not_sent()
    {
        var client = await _host.Run(Restarts);

        Assert.Equal(500, client.Status);
        Assert.Equal(1, client.Starts);
        Assert.Null(client.Headers!["x-first"]);
        Assert.Equal("oops", client.Text);

        static IEnumerable<ReadOnlyMemory<byte>> Restarts(Environ environ, StartResponse start)
        {
            start("200 OK", new HeaderList { { "x-first", "1" } });
            yield return default;
            start("500 Oops", [], new InvalidOperationException("late"));
            yield return WsgiHost.Bytes("oops");
        }
    }

    [Fact]
    public async Task A_second_call_with_the_exception_throws_it_again_when_the_head_was_sent()
    {
        var late = new InvalidOperationException("late");
        Exception? thrown = null;
        var running = _host.Run(Restarts);

        Assert.Same(late, await Assert.ThrowsAsync<InvalidOperationException>(() => running));
        Assert.Same(late, thrown);

        IEnumerable<ReadOnlyMemory<byte>> Restarts(Environ environ, StartResponse start)
        {
            start("200 OK", []);
            yield return WsgiHost.Bytes("sent");
            thrown = Record.Exception(() => start("500 Oops", [], late));
            throw thrown!;
        }
    }

    [Fact]
    public async Task The_head_waits_for_the_first_block_that_is_not_empty()
    {
        var client = _host.Client();
        var startsAfterEmptyBlocks = -1;
        await _host.Run(Pauses, client: client);

        Assert.Equal(0, startsAfterEmptyBlocks);
        Assert.Equal("now", client.Text);

        IEnumerable<ReadOnlyMemory<byte>> Pauses(Environ environ, StartResponse start)
        {
            start("200 OK", []);
            yield return default;
            yield return default;
            startsAfterEmptyBlocks = client.Starts;
            yield return WsgiHost.Bytes("now");
        }
    }

    [Fact]
    public async Task The_list_of_headers_may_be_used_again_at_once()
    {
        var client = await _host.Run((_, start) =>
        {
            var headers = new HeaderList { { "x-a", "1" } };
            start("200 OK", headers);
            headers.Clear();
            return [WsgiHost.Bytes("x")];
        });

        Assert.Equal("1", client.Headers!["x-a"]);
    }

    [Fact]
    public async Task A_block_before_start_response_is_an_error()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => _host.Run((_, _) => [WsgiHost.Bytes("early")]));

        Assert.Contains("before it called start_response", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_that_never_calls_start_response_is_in_error() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => _host.Run((_, _) => []));

    [Fact]
    public async Task An_application_that_returns_null_is_in_error() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => _host.Run((_, start) =>
        {
            start("200 OK", []);
            return null!;
        }));

    [Fact]
    public async Task An_error_before_the_head_was_sent_comes_out_of_the_call_and_nothing_is_sent()
    {
        var client = _host.Client();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => _host.Run(
            (_, start) =>
            {
                start("200 OK", new HeaderList { { "x-secret", "1" } });
                throw new InvalidOperationException("broken");
            },
            client: client));

        Assert.Equal("broken", error.Message);
        Assert.Equal(0, client.Starts);
        Assert.Empty(_host.Log.Lines);
    }

    [Fact]
    public async Task An_error_after_the_head_was_sent_aborts_the_exchange_with_it()
    {
        var client = _host.Client();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => _host.Run(Breaks, client: client));

        Assert.Equal("broken", error.Message);
        Assert.Equal(200, client.Status);
        Assert.False(client.IsComplete);

        static IEnumerable<ReadOnlyMemory<byte>> Breaks(Environ environ, StartResponse start)
        {
            start("200 OK", []);
            yield return WsgiHost.Bytes("sent");
            throw new InvalidOperationException("broken");
        }
    }
}
