namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>The response body: its length, HEAD, the order of its parts, and write (PEP 3333).</summary>
public sealed class BodyTests : IDisposable
{
    private readonly WsgiHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_body_longer_than_its_content_length_is_cut_there_and_logged()
    {
        var asked = 0;
        var client = await _host.Run(TooLong);

        Assert.Equal("12345", client.Text);
        Assert.True(client.IsComplete);
        Assert.Equal(2, asked);
        Assert.Equal(3001, Assert.Single(_host.Log.Lines).Id);

        IEnumerable<ReadOnlyMemory<byte>> TooLong(Environ environ, StartResponse start)
        {
            start("200 OK", new HeaderList { { "content-length", "5" } });
            for (asked = 1; ; asked++)
                yield return WsgiHost.Bytes(asked == 1 ? "123" : "4567");
        }
    }

    [Fact]
    public async Task Nothing_is_asked_of_a_body_whose_content_length_is_reached()
    {
        var isAskedTooOften = false;
        var client = await _host.Run(Exact);

        Assert.Equal("12", client.Text);
        Assert.False(isAskedTooOften);
        Assert.Empty(_host.Log.Lines);

        IEnumerable<ReadOnlyMemory<byte>> Exact(Environ environ, StartResponse start)
        {
            start("200 OK", new HeaderList { { "content-length", "2" } });
            yield return WsgiHost.Bytes("12");
            isAskedTooOften = true;
        }
    }

    [Fact]
    public async Task Data_written_beyond_the_content_length_is_cut()
    {
        var client = await _host.Run((_, start) =>
        {
            var write = start("200 OK", new HeaderList { { "content-length", "3" } });
            write(WsgiHost.Bytes("12"));
            write(WsgiHost.Bytes("34"));
            write(WsgiHost.Bytes("56"));
            return [];
        });

        Assert.Equal("123", client.Text);
        Assert.Equal(3001, Assert.Single(_host.Log.Lines).Id);
    }

    [Fact]
    public async Task A_body_shorter_than_its_content_length_aborts_the_exchange()
    {
        var client = _host.Client();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => _host.Run(TooShort, client: client));

        Assert.Contains("ended after 2 bytes, but Content-Length is 5", error.Message, StringComparison.Ordinal);
        Assert.False(client.IsComplete);

        static IEnumerable<ReadOnlyMemory<byte>> TooShort(Environ environ, StartResponse start)
        {
            start("200 OK", new HeaderList { { "content-length", "5" } });
            yield return WsgiHost.Bytes("12");
        }
    }

    [Fact]
    public async Task A_short_body_that_is_known_before_it_is_sent_sends_nothing()
    {
        var client = _host.Client();
        await Assert.ThrowsAsync<InvalidOperationException>(() => _host.Run(
            (_, start) =>
            {
                start("200 OK", new HeaderList { { "content-length", "5" } });
                return [WsgiHost.Bytes("12")];
            },
            client: client));

        Assert.Equal(0, client.Starts);
    }

    [Fact]
    public async Task A_single_block_is_sent_whole_so_that_the_server_knows_its_length()
    {
        var client = await _host.Run((_, start) =>
        {
            start("200 OK", []);
            return [WsgiHost.Bytes("whole")];
        });

        Assert.Equal([5], client.Blocks);
        Assert.True(client.IsComplete);
    }

    [Fact]
    public async Task A_long_single_block_is_sent_whole_too()
    {
        var block = new byte[1_000_000];
        Random.Shared.NextBytes(block);
        var client = await _host.Run((_, start) =>
        {
            start("200 OK", []);
            return [block];
        });

        Assert.Equal([block.Length], client.Blocks);
        Assert.Equal(block, client.Body);
    }

    [Theory]
    [InlineData("204 No Content")]
    [InlineData("205 Reset Content")]
    [InlineData("304 Not Modified")]
    public async Task Blocks_behind_a_status_without_content_are_not_asked_for(string status)
    {
        var asked = 0;
        var client = await _host.Run((_, start) =>
        {
            start(status, new HeaderList { { "content-length", "9" } });
            return Blocks();
        });

        Assert.True(client.IsComplete);
        Assert.InRange(asked, 0, 1);

        IEnumerable<ReadOnlyMemory<byte>> Blocks()
        {
            for (; asked < 10; asked++)
                yield return WsgiHost.Bytes("x");
        }
    }

    [Fact]
    public async Task An_empty_body_is_one_end()
    {
        var client = await _host.Run((_, start) =>
        {
            start("204 No Content", []);
            return [];
        });

        Assert.Equal(204, client.Status);
        Assert.Equal([0], client.Blocks);
        Assert.True(client.IsComplete);
    }

    [Fact]
    public async Task HEAD_runs_the_application_and_its_content_length_is_not_checked()
    {
        var client = await _host.Run(
            (environ, start) =>
            {
                start("200 OK", new HeaderList { { "content-length", "1000" } });
                return environ.Method == "HEAD" ? [] : [new byte[1000]];
            },
            new BufferedRequest("HEAD", "/"));

        Assert.Equal("1000", client.Headers!["content-length"]);
        Assert.True(client.IsComplete);
        Assert.Empty(_host.Log.Lines);
    }

    [Fact]
    public async Task HEAD_asks_for_no_more_of_the_body_than_the_head_needs()
    {
        var asked = 0;
        await _host.Run(Endless, new BufferedRequest("HEAD", "/"));

        Assert.Equal(1, asked);

        IEnumerable<ReadOnlyMemory<byte>> Endless(Environ environ, StartResponse start)
        {
            start("200 OK", []);
            for (asked = 1; ; asked++)
                yield return WsgiHost.Bytes("x");
        }
    }

    [Fact]
    public async Task A_block_is_sent_before_the_application_has_yielded_the_next()
    {
        using var isFirstSent = new SemaphoreSlim(0);
        var client = _host.Client();
        client.OnBlock = _ => isFirstSent.Release();
        await _host.Run(Waits, client: client);

        Assert.Equal("first second", client.Text);
        Assert.False(_host.Log.Lines.Any());

        IEnumerable<ReadOnlyMemory<byte>> Waits(Environ environ, StartResponse start)
        {
            start("200 OK", []);
            yield return WsgiHost.Bytes("first ");
            Assert.True(isFirstSent.Wait(TimeSpan.FromSeconds(20)));
            yield return WsgiHost.Bytes("second");
        }
    }

    [Fact]
    public async Task A_block_may_be_changed_once_the_next_is_asked_for()
    {
        var client = await _host.Run(UsesAgain);

        Assert.Equal(string.Concat(Enumerable.Range(0, 100).Select(i => (char)('0' + (i % 10)))), client.Text);

        static IEnumerable<ReadOnlyMemory<byte>> UsesAgain(Environ environ, StartResponse start)
        {
            start("200 OK", []);
            var block = new byte[1];
            for (var i = 0; i < 100; i++)
            {
                block[0] = (byte)('0' + (i % 10));
                yield return block;
            }
        }
    }

    [Fact]
    public async Task Blocks_of_every_size_arrive_in_order()
    {
        var sizes = new[] { 1, 0, 32 * 1024, 32 * 1024, 40_000, 3, 200_000, 32 * 1024 - 1, 2, 1 };
        var expected = sizes.SelectMany((size, index) => Enumerable.Repeat((byte)index, size)).ToArray();
        var client = await _host.Run(Yields);

        Assert.Equal(expected, client.Body);

        IEnumerable<ReadOnlyMemory<byte>> Yields(Environ environ, StartResponse start)
        {
            start("200 OK", []);
            for (var i = 0; i < sizes.Length; i++)
                yield return Enumerable.Repeat((byte)i, sizes[i]).ToArray();
        }
    }

    [Fact]
    public async Task Written_data_is_handed_on_before_write_returns_and_comes_before_what_is_yielded()
    {
        using var isSent = new SemaphoreSlim(0);
        var client = _host.Client();
        client.OnBlock = _ => isSent.Release();
        await _host.Run(
            (_, start) =>
            {
                var write = start("200 OK", []);
                write(WsgiHost.Bytes("written "));
                Assert.True(isSent.Wait(TimeSpan.FromSeconds(20)));
                return [WsgiHost.Bytes("yielded")];
            },
            client: client);

        Assert.Equal("written yielded", client.Text);
        Assert.True(client.IsComplete);
    }

    [Fact]
    public async Task The_first_call_of_write_sends_the_head_even_without_data()
    {
        var late = new InvalidOperationException("late");
        var client = _host.Client();
        await Assert.ThrowsAsync<InvalidOperationException>(() => _host.Run(
            (_, start) =>
            {
                start("200 OK", [])(default);
                start("500 Oops", [], late);
                return [];
            },
            client: client));

        Assert.Equal(200, client.Status);
    }

    [Fact]
    public async Task A_client_that_does_not_read_holds_the_application_with_bounded_memory()
    {
        var client = _host.Client();
        var yielded = 0;
        var mostAhead = 0;
        client.OnBlock = _ =>
        {
#pragma warning disable ADPT122 // The client is slow.
            SpinWait.SpinUntil(() => Volatile.Read(ref yielded) >= 33, TimeSpan.FromSeconds(20));
#pragma warning restore ADPT122
            mostAhead = Math.Max(mostAhead, (Volatile.Read(ref yielded) * 1024) - client.Body.Length);
        };
        await _host.Run(Floods, client: client);

        Assert.Equal(1000 * 1024, client.Body.Length);
        // What is being sent, what waits, and the block that found no room.
        Assert.InRange(mostAhead, 1024, 65 * 1024);

        IEnumerable<ReadOnlyMemory<byte>> Floods(Environ environ, StartResponse start)
        {
            start("200 OK", []);
            for (var i = 0; i < 1000; i++)
            {
                Interlocked.Increment(ref yielded);
                yield return new byte[1024];
            }
        }
    }
}
