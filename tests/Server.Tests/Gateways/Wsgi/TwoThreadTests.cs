using Adapters.CompilerServices;
using Adapters.Server.Gateways.Wsgi;
using Adapters.Server.Scheduling;
using Adapters.Server.Tests.Transports;
using Adapters.Server.Tests.Workers;

namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>
/// An application that reads on one thread and writes on another: what one of them waits for must not wake the other in its
/// place.
/// </summary>
public sealed class TwoThreadTests : IDisposable
{
    private const string Get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly LoopPump _loop = new();
    private readonly CountingThreads _threads = new();
    private readonly Mailbox _mailbox;

    public TwoThreadTests()
    {
        _mailbox = new Mailbox(new Platform(TimeProvider.System, _threads));
        _mailbox.Begin(_loop);
    }

    public void Dispose() => _loop.Dispose();

    [Fact]
    public void Room_wakes_the_writer_behind_a_reader()
    {
        Read();
        var writer = Write(20_000, 20_000);

        _mailbox.Take();

        AssertEnds(writer);
    }

    [Fact]
    public void A_lent_block_that_was_sent_wakes_the_writer_behind_a_reader()
    {
        Read();
        var writer = Write(100_000);

        _mailbox.Sent(_mailbox.Take());

        AssertEnds(writer);
    }

    [Fact]
    public void Input_wakes_the_reader_behind_a_writer()
    {
        Write(20_000, 20_000);
        var reader = Read();

        _mailbox.Provide("a"u8.ToArray(), hasMore: false);

        AssertEnds(reader);
    }

    [Fact]
    public void The_loss_of_the_input_wakes_the_reader_behind_a_writer()
    {
        Write(20_000, 20_000);
        var reader = Read();

        _mailbox.LoseInput();

        AssertEnds(reader);
    }

    [Fact]
    public void The_loss_of_the_client_wakes_both()
    {
        var writer = Write(20_000, 20_000);
        var reader = Read();

        _mailbox.Break(new ClientDisconnectedException());

        AssertEnds(writer);
        AssertEnds(reader);
    }

    [Fact]
    public void A_client_that_leaves_while_one_reads_and_one_writes_holds_no_worker()
    {
        Thread? writer = null, reader = null;
        using var server = new LoopedWsgi(
            (environ, start) =>
            {
                var write = start("200 OK", []);
                if (environ.RoutePath.SequenceEqual("/next"u8))
                    return ["answer"u8.ToArray()];
                var input = (WsgiInput)environ.Input;
                reader = new Thread(() => Record.Exception(() => input.Read(1_000)));
                Volatile.Write(ref writer, Thread.CurrentThread);
                try
                {
                    while (true)
                        write(new byte[1_000]);
                }
                finally
                {
                    reader.Join();
                }
            },
            readAhead: 0);
        var client = server.Connect();
        server.Write(client, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nx");
        // The client does not read: at last the writer waits for room, and goes on waiting.
        for (var quiet = 0; quiet < 20; quiet++)
            server.TurnUntil(() => IsWaiting(Volatile.Read(ref writer)));
        reader!.Start();
        server.TurnUntil(() => IsWaiting(reader));
        client.Reset();
        server.TurnUntil(() => server.Workers.InHand == 0, () => "a thread waits for ever");

        Assert.EndsWith(
            "answer", server.Ask(server.Connect(), "GET /next HTTP/1.1\r\nHost: a\r\n\r\n", "answer"), StringComparison.Ordinal);
    }

    [Fact]
    public void Long_blocks_of_two_threads_go_out_one_after_the_other()
    {
        Thread? writer = null;
        using var hasTurned = new ManualResetEventSlim();
        using var server = new LoopedWsgi((_, start) =>
        {
            Assert.True(hasTurned.Wait(Patience));
            var write = start("200 OK", []);
            var second = new Thread(() => write(Enumerable.Repeat((byte)'s', 40_000).ToArray()));
            second.Start();
            Assert.True(SpinWait.SpinUntil(() => IsWaiting(second), Patience));
            Volatile.Write(ref writer, Thread.CurrentThread);
            write(Enumerable.Repeat((byte)'f', 50_000).ToArray());
            second.Join();
            return ["."u8.ToArray()];
        });
        var client = server.Connect();
        Send();
        var answer = server.Read(client, "0\r\n\r\n");

        Assert.Equal((40_000, 50_000), (CountInBody(answer, 's'), CountInBody(answer, 'f')));
        writer = null;
        hasTurned.Reset();
        Send();
        Assert.Equal(50_000, CountInBody(server.Read(client, "0\r\n\r\n"), 'f'));

        // No block goes out before both have begun to write: the loop does not turn again until then.
        void Send()
        {
            server.Write(client, Get);
            hasTurned.Set();
            AwaitWaiting(() => Volatile.Read(ref writer));
        }
    }

    [Fact]
    public void A_block_that_another_thread_is_writing_when_the_application_returns_goes_out_and_the_next_is_refused()
    {
        Thread? worker = null, second = null;
        Exception? late = null;
        using var isOver = new ManualResetEventSlim();
        using var hasTurned = new ManualResetEventSlim();
        using var server = new LoopedWsgi((environ, start) =>
        {
            if (environ.PathInfo == "/next")
                return WsgiRespond.Text(environ, start, "fine");
            Assert.True(hasTurned.Wait(Patience));
            var write = start("200 OK", []);
            second = new Thread(() =>
            {
                write(Enumerable.Repeat((byte)'s', 20_000).ToArray());
                write(Enumerable.Repeat((byte)'s', 20_000).ToArray());
                isOver.Wait(Patience);
                late = Record.Exception(() => write("late"u8.ToArray()));
            });
            second.Start();
            Assert.True(SpinWait.SpinUntil(() => IsWaiting(second), Patience));
            Volatile.Write(ref worker, Thread.CurrentThread);
            return [];
        });
        var client = server.Connect();
        server.Write(client, Get);
        hasTurned.Set();
        AwaitWaiting(() => Volatile.Read(ref worker));
        Assert.Equal(40_000, CountInBody(server.Read(client, "0\r\n\r\n"), 's'));
        isOver.Set();
        Assert.True(second!.Join(Patience));

        Assert.Contains("has ended", Assert.IsType<InvalidOperationException>(late).Message, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nfine", server.Ask(client, Get.Replace("/ ", "/next "), "fine"), StringComparison.Ordinal);
    }

    private static int CountInBody(string answer, char letter) =>
        answer.AsSpan(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal)).Count(letter);

    /// <summary>Meanwhile the loop does not turn.</summary>
    private static void AwaitWaiting(Func<Thread?> thread) =>
        Assert.True(SpinWait.SpinUntil(() => IsWaiting(thread()), Patience), "It does not wait.");

    private static bool IsWaiting(Thread? thread) => thread is not null && (thread.ThreadState & ThreadState.WaitSleepJoin) != 0;

    private static void AssertEnds(Thread thread) => Assert.True(thread.Join(Patience), "It waits for ever.");

    private Thread Read()
    {
        var input = new MailboxInput(_mailbox);
        return StartToWait(() => input.ReadByte());
    }

    private Thread Write(params int[] sizes) => StartToWait(() =>
    {
        foreach (var size in sizes)
            _mailbox.Write(new byte[size], isLast: false);
    });

    /// <summary>Runs until it waits.</summary>
    private Thread StartToWait(Action run)
    {
        var waits = _threads.Waits;
        var thread = new Thread(() => Record.Exception(run)) { IsBackground = true };
        thread.Start();
        Assert.True(SpinWait.SpinUntil(() => _threads.Waits > waits && IsWaiting(thread), Patience));
        return thread;
    }
}
