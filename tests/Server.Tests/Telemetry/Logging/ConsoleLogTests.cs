using System.Text;
using Adapters.Server.Telemetry.Logging;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Tests.Telemetry.Logging;

public sealed class ConsoleLogTests
{
    private readonly MemoryStream _stream = new();

    [Fact]
    public void A_line_has_time_level_category_and_message()
    {
        var text = Logged(log => new ServerLog(log.CreateLogger("server")).Listening("http://127.0.0.1:8000"));

        Assert.Matches(
            @"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} INFO  server  Listening on http://127\.0\.0\.1:8000 \(press Ctrl\+C to stop\)\n$",
            text);
    }

    [Fact]
    public void The_time_is_utc()
    {
        var before = DateTime.UtcNow.AddMilliseconds(-1);
        var text = Logged(log => log.CreateLogger("x").LogInformation("now"));

        var time = DateTime.ParseExact(text[..23], "yyyy-MM-dd HH:mm:ss.fff", null);
        Assert.InRange(time, before, DateTime.UtcNow);
    }

    [Theory]
    [InlineData(LogLevel.Trace, "TRACE ")]
    [InlineData(LogLevel.Debug, "DEBUG ")]
    [InlineData(LogLevel.Information, "INFO  ")]
    [InlineData(LogLevel.Warning, "WARN  ")]
    [InlineData(LogLevel.Error, "ERROR ")]
    [InlineData(LogLevel.Critical, "FATAL ")]
    public void Levels_have_five_letters(LogLevel level, string expected) =>
        Assert.Equal(expected, Logged(log => log.CreateLogger("x").Log(level, "m"), LogLevel.Trace)[24..30]);

    [Fact]
    public void What_is_below_the_level_is_not_written() =>
        Assert.Empty(Logged(log => log.CreateLogger("x").LogInformation("m"), LogLevel.Warning));

    [Fact]
    public void Control_characters_cannot_start_a_line_or_drive_the_terminal() =>
        Assert.EndsWith(
            @"x  a\n2026 INFO \x1b[2J\x9b1m\x00\u2028é" + "\n",
            Logged(log => log.CreateLogger("x").LogInformation("{Text}", "a\n2026 INFO \e[2J\u009b1m\0\u2028é")));

    [Fact]
    public void An_exception_is_its_type_and_message_in_the_line() =>
        Assert.EndsWith(
            "x  m: InvalidOperationException: outer <- IOException: inner\n",
            Logged(log => log.CreateLogger("x").LogError(Thrown(), "m")));

    [Theory]
    [InlineData(LogLevel.Information)]
    [InlineData(LogLevel.Debug)]
    public void An_exception_whose_members_throw_is_its_type(LogLevel least) =>
        Assert.EndsWith(
            "x  m: HostileException, whose message could not be read: HostileException\n",
            Logged(log => log.CreateLogger("x").LogError(new HostileException(), "m"), least));

    [Fact]
    public void Of_a_long_chain_of_causes_the_first_are_written()
    {
        var error = new IOException("0");
        for (var i = 1; i <= 100_000; i++)
            error = new IOException($"{i}", error);

        Assert.EndsWith(
            " <- IOException: 99985 <- IOException: 99984 <- ...\n", Logged(log => log.CreateLogger("x").LogError(error, "m")));
    }

    [Theory]
    [InlineData(100_000, 1)]
    [InlineData(1, 100)]
    public void An_aggregate_of_very_many_exceptions_is_described_without_them(int depth, int width)
    {
        Exception error = new AggregateException(Enumerable.Repeat(new IOException("inner"), width));
        for (var i = 1; i < depth; i++)
            error = new AggregateException(error);

        Assert.Contains(
            "x  m: AggregateException with more than 50 inner exceptions <- ",
            Logged(log => log.CreateLogger("x").LogError(error, "m")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_very_long_text_the_beginning_is_written()
    {
        var error = new IOException(new string('e', 10_000_000));
        var text = Logged(log => log.CreateLogger("x").LogError(error, "{Text}", new string('t', 20_000)));

        Assert.Contains("x  " + new string('t', 16_384) + "... (20000 characters): IOException: eee", text, StringComparison.Ordinal);
        Assert.EndsWith("eee... (10000013 characters)\n", text, StringComparison.Ordinal);
    }

    /// <summary>A line that does not fit into the log's buffer would be lost.</summary>
    [Fact]
    public void Of_a_stack_of_long_lines_as_much_is_written_as_fits()
    {
        var text = Logged(log => log.CreateLogger("x").LogError(new LongStackException(), "m"), LogLevel.Debug);

        Assert.Contains("x  m: LongStackException: long", text, StringComparison.Ordinal);
        Assert.EndsWith("\n    ...\n", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 250_000, 500_000);
    }

    private sealed class LongStackException() : Exception("long")
    {
        public override string StackTrace => string.Join('\n', Enumerable.Repeat(new string('s', 20_000), 250));
    }

    [Fact]
    public void A_stack_is_written_at_the_debug_level()
    {
        var text = Logged(log => log.CreateLogger("x").LogError(Thrown(), "m"), LogLevel.Debug);

        Assert.Contains("\n    at Adapters.Server.Tests.Telemetry.Logging.ConsoleLogTests.Thrown()", text);
    }

    [Fact]
    public void Colour_is_for_the_level_alone()
    {
        var text = Logged(log => log.CreateLogger("x").LogError("m"), isColored: true);

        Assert.EndsWith(" \e[31mERROR \e[0mx  m\n", text);
    }

    private static Exception Thrown()
    {
        try
        {
            throw new InvalidOperationException("outer", new IOException("inner"));
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }
    }

    private string Logged(Action<ConsoleLog> log, LogLevel least = LogLevel.Information, bool isColored = false)
    {
        using (var console = new ConsoleLog(_stream, least, isColored))
            log(console);
        return Encoding.UTF8.GetString(_stream.ToArray());
    }
}
