using Adapters.CompilerServices;
using Adapters.Server.Tests.Transports;

namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>An application that answers while a read of wsgi.input waits for a client that sends nothing more.</summary>
public sealed class UnfinishedReadTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly LoopedWsgi _server;
    private WsgiApplication _application = null!;
    private int _receives;

    public UnfinishedReadTests() => _server = new LoopedWsgi(
        (environ, start) => environ.Method == "GET" ? WsgiRespond.Text(environ, start, "next") : _application(environ, start),
        readAhead: 0,
        middleware: inner => (scope, receive, send) => inner(scope, () => CountAsync(receive), send));

    public void Dispose() => _server.Dispose();

    [Fact]
    public void An_answer_does_not_wait_for_a_read_that_was_interrupted()
    {
        _application = (environ, start) =>
        {
            environ.Input.ReadByte();
            Thread.CurrentThread.Interrupt();
            Assert.Throws<ThreadInterruptedException>(() => environ.Input.ReadByte());
            AwaitReceive();
            return WsgiRespond.Text(environ, start, "done");
        };
        AssertAnswered();
    }

    [Fact]
    public void Neither_do_the_parts_of_an_answer_wait_for_a_thread_that_reads()
    {
        Exception? thrown = null;
        Thread? reader = null;
        _application = (environ, start) =>
        {
            var input = environ.Input;
            input.ReadByte();
            reader = new Thread(() => thrown = Record.Exception(() => input.ReadByte())) { IsBackground = true };
            reader.Start();
            AwaitReceive();
            var write = start("200 OK", []);
            // Of which the second waits until the first was sent.
            write(new byte[100_000]);
            write(new byte[100_000]);
            return ["done"u8.ToArray()];
        };
        AssertAnswered();
        Assert.True(reader!.Join(Patience), "It waits for ever.");
        Assert.NotNull(thrown);
    }

    private void AssertAnswered()
    {
        var client = _server.Connect();
        _server.Write(client, "POST / HTTP/1.0\r\nHost: a\r\nContent-Length: 100\r\n\r\nx");
        Assert.Contains("200 OK", _server.Read(client, "done"), StringComparison.Ordinal);
        Assert.Contains("200 OK", _server.Ask(_server.Connect(), "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "next"), StringComparison.Ordinal);
    }

    /// <summary>The first is for the byte that is there.</summary>
    private void AwaitReceive() => Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref _receives) > 1, Patience), "Nobody receives.");

    private ValueTask<ReceiveEvent> CountAsync(Receive receive)
    {
        var received = receive();
        Interlocked.Increment(ref _receives);
        return received;
    }
}
