using System.Buffers;
using Adapters.CompilerServices;
using Adapters.Server.Gateways.Wsgi;
using Adapters.Server.Scheduling;
using Adapters.Server.Tests.Transports;
using Adapters.Server.Tests.Workers;

namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>What an application was given for a request throws when it is used later, also while the next request is under way.</summary>
public sealed class LateUseTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly WsgiHost _host = new(threads: 1);

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task The_input_of_one_request_does_not_read_the_body_of_the_next()
    {
        WsgiInput? kept = null;
        await _host.Run(
            (environ, start) =>
            {
                kept = (WsgiInput)environ.Input;
                start("200 OK", []);
                return [kept.Read(2)];
            },
            new BufferedRequest("POST", "/"),
            _host.Client().Gives("first"));
        AssertEnded(() => kept!.Read(1));

        var next = await _host.Run(
            (environ, start) =>
            {
                AssertEnded(() => kept!.Read(1));
                return ReadAheadTests.Echo(environ, start);
            },
            new BufferedRequest("POST", "/next"),
            _host.Client().Gives("se", "cond"));

        Assert.Equal("POST /next: second", next.Text);
    }

    [Fact]
    public void A_thread_that_is_left_waiting_for_a_body_is_notified_that_the_request_has_ended()
    {
        var threads = new CountingThreads();
        var mailbox = new Mailbox(new Platform(TimeProvider.System, threads));
        mailbox.Begin(_host.Loop);
        var input = new MailboxInput(mailbox);
        Exception? thrown = null;
        var reader = new Thread(() => thrown = Record.Exception(() => input.ReadByte()));
        reader.Start();
        Assert.True(SpinWait.SpinUntil(() => threads.Waits == 1, TimeSpan.FromSeconds(20)));
        mailbox.End();

        Assert.True(reader.Join(TimeSpan.FromSeconds(20)), "It waits for ever.");
        var error = Assert.IsType<InvalidOperationException>(thrown);
        Assert.Contains("has ended", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_environ_start_response_and_write_that_have_ended_throw()
    {
        Environ? environ = null;
        StartResponse? start = null;
        Write? write = null;
        await _host.Run((given, startResponse) =>
        {
            environ = given;
            start = startResponse;
            write = startResponse("200 OK", []);
            return [];
        });

        AssertEnded(() => environ!.PathInfo);
        Assert.Contains(
            "has ended", Assert.Throws<InvalidOperationException>(() => start!("200 OK", [])).Message, StringComparison.Ordinal);
        Assert.Contains("has ended", Assert.Throws<InvalidOperationException>(() => write!(default)).Message, StringComparison.Ordinal);
        Assert.Equal("GET /: ", (await _host.Run(ReadAheadTests.Echo)).Text);
    }

    [Fact]
    public async Task Start_response_of_one_request_does_not_answer_the_next()
    {
        (StartResponse Start, Write Write, Environ Environ)? kept = null;
        await _host.Run((environ, start) =>
        {
            kept = (start, start("200 OK", []), environ);
            return [];
        });

        var next = await _host.Run((environ, start) =>
        {
            AssertEnded(() => kept!.Value.Start("201 Injected", [], new InvalidOperationException("an error of the first")));
            start("200 OK", []);
            AssertEnded(() => kept!.Value.Start("201 Injected", [], new InvalidOperationException("an error of the first")));
            Assert.Contains(
                "has ended", Assert.Throws<InvalidOperationException>(() => kept!.Value.Write("injected"u8.ToArray())).Message,
                StringComparison.Ordinal);
            AssertEnded(() => kept!.Value.Environ.PathInfo);
            return [WsgiHost.Bytes("its own")];
        });

        Assert.Equal((200, "its own"), (next.Status, next.Text));
    }

    /// <summary>Whoever is in the middle of a read holds the end of the request, since its memory goes back then.</summary>
    [Fact]
    public void A_read_under_way_when_the_request_ends_gives_its_own_bytes_and_the_next_one_throws()
    {
        var mailbox = new Mailbox(Platform.System);
        mailbox.Begin(_host.Loop);
        var input = new MailboxInput(mailbox);
        using var memory = new HeldMemory("own"u8.ToArray());
        mailbox.Provide(memory.Memory, hasMore: false);
        using var hasEnded = new ManualResetEventSlim();
        var read = new byte[2];
        Exception? late = null;
        var reader = Start(() =>
        {
            input.ReadExactly(read);
            hasEnded.Wait(Patience);
            late = Record.Exception(() => input.ReadByte());
        });
        Assert.True(memory.IsRead.Wait(Patience));
        var end = Start(() =>
        {
            mailbox.End();
            hasEnded.Set();
        });
        AssertWaits(end);
        memory.IsFree.Set();
        Assert.True(reader.Join(Patience) && end.Join(Patience));
        Assert.Equal("ow"u8, read);
        Assert.Contains("has ended", Assert.IsType<InvalidOperationException>(late).Message, StringComparison.Ordinal);

        mailbox.Begin(_host.Loop);
        mailbox.Provide("next"u8.ToArray(), hasMore: false);
        AssertEnded(() => input.ReadByte());
        Assert.Equal("next"u8, new MailboxInput(mailbox).ReadToEnd());
    }

    [Fact]
    public async Task Errors_that_are_written_late_are_refused_and_not_reported_for_the_next_request()
    {
        TextWriter? kept = null;
        await _host.Run((environ, start) =>
        {
            kept = environ.Errors;
            kept.Write("its own");
            return WsgiRespond.NoContent(environ, start);
        });
        AssertEnded(() => kept!.Write("late"));
        await _host.Run((environ, start) =>
        {
            AssertEnded(() => kept!.WriteLine("late"));
            AssertEnded(kept!.Flush);
            environ.Errors.Write("of the next");
            return WsgiRespond.NoContent(environ, start);
        });

        Assert.Equal(["GET / (Test): its own", "GET / (Test): of the next"], _host.Log.Lines.Select(line => line.Text));
    }

    [Fact]
    public void A_line_under_way_when_the_request_ends_is_reported_before_the_end()
    {
        using var isReporting = new ManualResetEventSlim();
        using var isFree = new ManualResetEventSlim();
        var lines = new List<string>();
        var errors = new WsgiErrors(line =>
        {
            isReporting.Set();
            Assert.True(isFree.Wait(Patience));
            lines.Add(line);
        });
        var writer = Start(() => errors.Write("whole\nin"));
        Assert.True(isReporting.Wait(Patience));
        var end = Start(errors.End);
        AssertWaits(end);
        isFree.Set();

        Assert.True(writer.Join(Patience) && end.Join(Patience));
        Assert.Equal(["whole", "in"], lines);
        AssertEnded(() => errors.Write("late"));
    }

    [Fact]
    public async Task A_log_that_fails_when_the_request_ends_fails_the_request_alone()
    {
        var failure = new InvalidDataException("the disk is full");
        var thrown = await Record.ExceptionAsync(() => _host.Run((environ, start) =>
        {
            environ.Errors.Write("not flushed");
            _host.Log.Failure = failure;
            return WsgiRespond.NoContent(environ, start);
        }));

        Assert.Same(failure, thrown);
        Assert.Equal("GET /: ", (await _host.Run(ReadAheadTests.Echo)).Text);
        Assert.Equal(0, _host.Workers.InHand);
    }

    /// <summary>As a thread finds it that reads while the request ends: the bytes may be those of the next one by then.</summary>
    [Fact]
    public void What_is_read_of_an_environ_while_the_request_ends_is_not_handed_out()
    {
        var environ = new Environ();
        foreach (var read in new Action[] { () => _ = environ["HTTP_X"], () => _ = environ.ContentType, () => environ.ToDictionary() })
        {
            var scope = new HttpScope();
            scope.Begin(new EndingRequest(environ.End));
            environ.Begin(scope, EmptyInput.Instance, new WsgiErrors(_ => { }));
            AssertEnded(read);
        }
    }

    private static Thread Start(Action run)
    {
        var thread = new Thread(() => run()) { IsBackground = true };
        thread.Start();
        return thread;
    }

    private static void AssertWaits(Thread thread) =>
        Assert.True(SpinWait.SpinUntil(() => (thread.ThreadState & ThreadState.WaitSleepJoin) != 0, Patience), "It does not wait.");

    private static void AssertEnded(Action use) =>
        Assert.Contains("has ended", Assert.Throws<InvalidOperationException>(use).Message, StringComparison.Ordinal);

    private static void AssertEnded(Func<object> use) =>
        Assert.Contains("has ended", Assert.Throws<InvalidOperationException>(use).Message, StringComparison.Ordinal);

    /// <summary>Memory whose reader stops in the middle of it.</summary>
    private sealed class HeldMemory(byte[] bytes) : MemoryManager<byte>
    {
        public ManualResetEventSlim IsRead { get; } = new();

        public ManualResetEventSlim IsFree { get; } = new();

        public override Memory<byte> Memory => CreateMemory(bytes.Length);

        public override Span<byte> GetSpan()
        {
            IsRead.Set();
            Assert.True(IsFree.Wait(Patience));
            return bytes;
        }

        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
            IsRead.Dispose();
            IsFree.Dispose();
        }
    }

    /// <summary>A request that ends while its fields are read.</summary>
    private sealed class EndingRequest(Action end) : RequestView
    {
        public override string HttpVersion => "1.1";

        public override string Scheme => "http";

        public override Method Method => Method.Get;

        public override ReadOnlySpan<byte> MethodName => "GET"u8;

        public override ReadOnlySpan<byte> RawPath => "/"u8;

        public override ReadOnlySpan<byte> QueryString => default;

        public override int HeaderCount => 2;

        public override long ContentLength => -1;

        public override string RootPath => "";

        public override Address? Client => null;

        public override Address? Server => null;

        public override ReadOnlySpan<byte> HeaderName(int index) => index == 0 ? "x"u8 : "content-type"u8;

        public override ReadOnlySpan<byte> HeaderValue(int index)
        {
            end();
            return "of the next"u8;
        }
    }
}
