using System.Text;
using Adapters.Server.Telemetry.Access;
using Adapters.Server.Telemetry.Logging;

namespace Adapters.Server.Tests.Telemetry.Logging;

public sealed class LogSinkTests
{
    [Fact]
    public void Nothing_is_lost_at_the_end()
    {
        var stream = new MemoryStream();
        using (var sink = new LogSink(stream))
        {
            for (var i = 0; i < 10_000; i++)
                sink.Write("a line\n"u8);
        }

        Assert.Equal(70_000, stream.Length);
    }

    [Fact]
    public void Lines_of_several_threads_are_whole()
    {
        var stream = new MemoryStream();
        using (var sink = new LogSink(stream))
            Parallel.For(0, 4, n => WriteMany(sink, n));

        var lines = Encoding.ASCII.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4_000, lines.Length);
        Assert.All(lines, line => Assert.Equal(50, line.Length));
    }

    [Fact]
    public void A_slow_reader_does_not_hold_the_writer_and_the_dropped_lines_are_counted()
    {
        var stream = new GatedStream();
        using (var sink = new LogSink(stream, capacity: 10))
        {
            sink.Write("first\n"u8);
            stream.Entered.Wait();
            sink.Write("second\n"u8);
            sink.Write("third\n"u8);
            sink.Write("fourth\n"u8);
            stream.Gate.Set();
        }

        Assert.Equal("first\nsecond\n2 log lines were dropped: they could not be written in time.\n", stream.Text);
    }

    public static TheoryData<Exception> Refusals =>
        [new IOException("No space left on device"), new UnauthorizedAccessException("Bad file descriptor")];

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_stream_that_takes_nothing_is_no_error_and_is_tried_again(Exception refusal)
    {
        var stream = new RefusingStream(refusal);
        using (var sink = new LogSink(stream))
        {
            sink.Write("first\nits second line\n"u8);
            stream.Refused.Wait();
            stream.Refusal = null;
            sink.Write("second\n"u8);
        }

        Assert.Equal("second\n2 log lines were dropped: they could not be written in time.\n", stream.Text);
    }

    [Fact]
    public void A_line_allocates_nothing_once_the_buffers_have_grown()
    {
        using var log = new ConsoleLog(Stream.Null, Microsoft.Extensions.Logging.LogLevel.Information, false);
        var access = new ConsoleAccessLog(log);
        // While the two buffers of the log grow, a line allocates; after that none does.
        Assert.Contains(Enumerable.Range(0, 200), _ => Allocated(access) == 0);
    }

    private static long Allocated(AccessLog access)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            WriteAccess(access);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void WriteAccess(AccessLog access) => access.Write(new AccessEntry
    {
        ConnectionId = 7,
        Client = new Address("127.0.0.1", 53210),
        Method = "GET"u8,
        RawPath = "/hello/ada"u8,
        QueryString = default,
        HasQuery = false,
        HttpVersion = "1.1",
        Status = 200,
        Bytes = 11,
        Microseconds = 153,
        Route = "GET /hello/{name} (Hello.Greet)",
    });

    private static void WriteMany(LogSink sink, int number)
    {
        var line = Encoding.ASCII.GetBytes(new string((char)('0' + number), 50) + "\n");
        for (var i = 0; i < 1_000; i++)
            sink.Write(line);
    }

    /// <summary>Holds its first writer until it is let go.</summary>
    private sealed class GatedStream : MemoryStream
    {
        public ManualResetEventSlim Entered { get; } = new();

        public ManualResetEventSlim Gate { get; } = new();

        public string Text => Encoding.UTF8.GetString(ToArray());

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Entered.Set();
            Gate.Wait();
            base.Write(buffer);
        }
    }

    /// <summary>Refuses until the test changes that.</summary>
    private sealed class RefusingStream(Exception refusal) : MemoryStream
    {
        private int _refusals;

        public ManualResetEventSlim Refused { get; } = new();

        public Exception? Refusal { get; set; } = refusal;

        public string Text => Encoding.UTF8.GetString(ToArray());

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (Refusal is null)
            {
                base.Write(buffer);
                return;
            }

            var refusal = Refusal;
            // The lines, and then their number.
            if (++_refusals == 2)
                Refused.Set();
            throw refusal;
        }
    }
}
