using System.Text;

namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>Synchronous applications that interrupt the thread that runs them.</summary>
public sealed class InterruptionTests
{
    private const string Get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    [Fact]
    public void The_next_request_sees_nothing_of_an_interrupt_that_was_left_behind()
    {
        var requests = 0;
        using var server = new ServedApplication(
            (_, start) =>
            {
                start("200 OK", []);
                if (requests++ == 0)
                    Thread.CurrentThread.Interrupt();
                else
                    Thread.Sleep(1);
                return [Encoding.ASCII.GetBytes($"answer {requests}")];
            },
            threads: 1);

        for (var i = 1; i <= 3; i++)
            Assert.EndsWith($"answer {i}", server.Ask(Get, $"answer {i}"), StringComparison.Ordinal);
        server.WaitForIdleWorkers();
    }

    /// <summary>It has to be notified: an application may have interrupted the wait because it took too long.</summary>
    [Fact]
    public void An_interrupt_ends_a_wait_in_the_input_and_the_rest_of_the_body_can_still_be_read()
    {
        Thread? thread = null;
        Exception? thrown = null;
        using var server = new LoopedWsgi(
            (environ, start) =>
            {
                var input = (WsgiInput)environ.Input;
                input.ReadByte();
                Volatile.Write(ref thread, Thread.CurrentThread);
                thrown ??= Record.Exception(() => input.Read(10));
                start("200 OK", []);
                return [(byte[])[.. input.ReadToEnd(), (byte)'.']];
            },
            readAhead: 0);
        var client = server.Connect();
        server.Write(client, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nx");
        server.TurnUntil(() => IsWaiting(Volatile.Read(ref thread)));
        thread!.Interrupt();
        server.TurnUntil(() => Volatile.Read(ref thrown) is not null);
        client.Write("body"u8);

        Assert.EndsWith("body.", server.Read(client, "body."), StringComparison.Ordinal);
        Assert.IsType<ThreadInterruptedException>(thrown);
        var next = server.Ask(client, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nnext", "ext.");
        Assert.EndsWith("ext.", next, StringComparison.Ordinal);
    }

    /// <summary>A long block is lent, and a short one waits for room: neither may be cut short.</summary>
    [Theory]
    [InlineData(200_000, 2)]
    [InlineData(1_000, 400)]
    public void An_interrupt_leaves_a_write_that_waits_whole_and_ends_the_next_wait_of_the_application(int size, int count)
    {
        Thread? thread = null;
        Exception? thrown = null;
        using var server = new LoopedWsgi((_, start) =>
        {
            var write = start("200 OK", []);
            Volatile.Write(ref thread, Thread.CurrentThread);
            for (var i = 0; i < count; i++)
                write(Enumerable.Repeat((byte)'w', size).ToArray());
            thrown = Record.Exception(() => Thread.Sleep(Timeout.Infinite));
            return ["."u8.ToArray()];
        });
        var client = server.Connect();
        server.Write(client, Get);
        // Nobody reads: at some time there is no more room.
        server.TurnUntil(() => IsWaiting(Volatile.Read(ref thread)));
        thread!.Interrupt();
        var answer = server.Read(client, "0\r\n\r\n");

        Assert.Equal(size * count, answer.AsSpan(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal)).Count('w'));
        Assert.IsType<ThreadInterruptedException>(thrown);
    }

    [Fact]
    public void An_application_that_is_interrupted_in_its_own_wait_fails_and_the_next_one_does_not()
    {
        var requests = 0;
        using var server = new ServedApplication(
            (_, start) =>
            {
                if (requests++ == 0)
                    Thread.CurrentThread.Interrupt();
                Thread.Sleep(1);
                start("200 OK", []);
                return ["answer"u8.ToArray()];
            },
            threads: 1);

        Assert.StartsWith("HTTP/1.1 500", server.Ask(Get, "\n"), StringComparison.Ordinal);
        Assert.EndsWith("answer", server.Ask(Get, "answer"), StringComparison.Ordinal);
    }

    private static bool IsWaiting(Thread? thread) => thread is not null && (thread.ThreadState & ThreadState.WaitSleepJoin) != 0;
}
