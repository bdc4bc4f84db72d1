using System.Collections;

namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>The body is closed once, however the request ends, and nothing else of it is used but its iteration (PEP 3333).</summary>
public sealed class CloseTests : IDisposable
{
    private readonly WsgiHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_body_is_closed_once_after_its_last_block()
    {
        var body = new Body("a", "b");
        var client = await _host.Run(body.Application);

        Assert.Equal("ab", client.Text);
        Assert.Equal(1, body.Closed);
    }

    [Fact]
    public async Task A_body_is_closed_once_when_its_iteration_fails()
    {
        var body = new Body("a") { FailsAt = 1 };
        await Assert.ThrowsAsync<InvalidOperationException>(() => _host.Run(body.Application));

        Assert.Equal(1, body.Closed);
    }

    [Fact]
    public async Task A_body_is_closed_once_when_its_iteration_cannot_start()
    {
        var body = new Body { FailsAt = 0 };
        await Assert.ThrowsAsync<InvalidOperationException>(() => _host.Run(body.Application));

        Assert.Equal(1, body.Closed);
    }

    [Fact]
    public async Task A_body_is_closed_once_when_the_client_leaves()
    {
        var client = _host.Client();
        client.OnBlock = index =>
        {
            if (index == 1)
                throw new IOException("gone");
        };
        var body = new Body(Enumerable.Repeat("x", 100_000).ToArray());
        await Assert.ThrowsAsync<IOException>(() => _host.Run(body.Application, client: client));

        Assert.Equal(1, body.Closed);
        Assert.True(body.Asked < 100_000, "the application was asked for blocks that nobody reads");
        Assert.Equal(3005, Assert.Single(_host.Log.Lines).Id);
    }

    [Fact]
    public async Task A_body_is_closed_once_when_its_content_length_is_reached()
    {
        var body = new Body("12", "34") { Length = 2 };
        await _host.Run(body.Application);

        Assert.Equal(1, body.Closed);
    }

    [Fact]
    public async Task A_body_of_one_known_block_is_closed_once()
    {
        var body = new Counted(WsgiHost.Bytes("one"));
        var client = await _host.Run((_, start) =>
        {
            start("200 OK", []);
            return body;
        });

        Assert.Equal("one", client.Text);
        Assert.Equal(1, body.Closed);
    }

    [Fact]
    public async Task A_body_that_is_its_own_enumerator_is_closed_once()
    {
        var body = new SelfEnumerating();
        await _host.Run((_, start) =>
        {
            start("200 OK", []);
            return body;
        });

        Assert.Equal(1, body.Closed);
    }

    [Fact]
    public async Task The_finally_blocks_of_a_generator_run_when_the_client_leaves()
    {
        var isCleaned = false;
        var client = _host.Client();
        client.OnBlock = _ => throw new IOException("gone");
        await Assert.ThrowsAsync<IOException>(() => _host.Run(Generate, client: client));

        Assert.True(isCleaned);

        IEnumerable<ReadOnlyMemory<byte>> Generate(Environ environ, StartResponse start)
        {
            start("200 OK", []);
            try
            {
                while (true)
                    yield return new byte[1000];
            }
            finally
            {
                isCleaned = true;
            }
        }
    }

    [Fact]
    public async Task An_error_of_closing_is_logged_and_does_not_spoil_the_response()
    {
        var body = new Body("a", "b") { FailsToClose = true };
        var client = await _host.Run(body.Application);

        Assert.Equal("ab", client.Text);
        Assert.True(client.IsComplete);
        Assert.Equal(3004, Assert.Single(_host.Log.Lines).Id);
    }

    [Fact]
    public async Task The_worker_answers_the_next_request_after_a_client_has_left()
    {
        using var host = new WsgiHost(threads: 1);
        var client = host.Client();
        client.OnBlock = _ => throw new IOException("gone");
        await Assert.ThrowsAsync<IOException>(() => host.Run(new Body("a", "b").Application, client: client));
        var next = await host.Run(new Body("next").Application);

        Assert.Equal("next", next.Text);
    }

    private sealed class Body(params string[] blocks) : IEnumerable<ReadOnlyMemory<byte>>, IDisposable
    {
        public int Closed { get; private set; }

        public int Asked { get; private set; }

        public int FailsAt { get; init; } = -1;

        public bool FailsToClose { get; init; }

        public long Length { get; init; } = -1;

        public IEnumerable<ReadOnlyMemory<byte>> Application(Environ environ, StartResponse start)
        {
            start("200 OK", Length < 0 ? [] : new HeaderList { { "content-length", Length.ToString(null as IFormatProvider) } });
            return this;
        }

        public IEnumerator<ReadOnlyMemory<byte>> GetEnumerator()
        {
            for (var i = 0; i <= blocks.Length; i++)
            {
                Asked++;
                if (i == FailsAt)
                    throw new InvalidOperationException("broken");
                if (i < blocks.Length)
                    yield return WsgiHost.Bytes(blocks[i]);
            }
        }

        public void Dispose()
        {
            Closed++;
            if (FailsToClose)
                throw new InvalidOperationException("cannot close");
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class Counted(ReadOnlyMemory<byte> block) : IReadOnlyCollection<ReadOnlyMemory<byte>>, IDisposable
    {
        public int Count => 1;

        public int Closed { get; private set; }

        public IEnumerator<ReadOnlyMemory<byte>> GetEnumerator()
        {
            yield return block;
            throw new InvalidOperationException("the number of blocks is known, so no second one is asked for");
        }

        public void Dispose() => Closed++;

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class SelfEnumerating : IEnumerable<ReadOnlyMemory<byte>>, IEnumerator<ReadOnlyMemory<byte>>
    {
        private int _index;

        public int Closed { get; private set; }

        public ReadOnlyMemory<byte> Current => WsgiHost.Bytes("x");

        object IEnumerator.Current => Current;

        public IEnumerator<ReadOnlyMemory<byte>> GetEnumerator() => this;

        IEnumerator IEnumerable.GetEnumerator() => this;

        public bool MoveNext() => _index++ < 2;

        public void Reset() => _index = 0;

        public void Dispose() => Closed++;
    }
}
