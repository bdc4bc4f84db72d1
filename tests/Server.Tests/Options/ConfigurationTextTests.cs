using Adapters.Server.Options;

namespace Adapters.Server.Tests.Options;

/// <summary>The words that an operator reads when a setting cannot be used.</summary>
public sealed class ConfigurationTextTests
{
    [Theory]
    [InlineData("--thread 4", "unknown option '--thread'; did you mean --threads? --help lists the options")]
    [InlineData("--acces-log", "unknown option '--acces-log'; did you mean --access-log? --help lists the options")]
    [InlineData("--port 8000", "unknown option '--port'; did you mean --bind HOST:PORT? --help lists the options")]
    [InlineData("--xyzzy", "unknown option '--xyzzy'; --help lists the options")]
    [InlineData("serve", "unexpected argument 'serve'; options start with --, and --help lists them")]
    [InlineData("--threads", "--threads needs a value; give one, such as --threads 16")]
    [InlineData("--bind --threads 4", "--bind needs a value; give one, such as --bind http://127.0.0.1:8000")]
    [InlineData("--no-access-log=yes", "--no-access-log takes no value; give it alone")]
    [InlineData("--help=yes", "--help takes no value; give it alone")]
    [InlineData("--threads many", "the value 'many' of --threads is not a whole number from 1 to 10000; give one, such as --threads 16")]
    [InlineData("--threads -1", "the value '-1' of --threads is not a whole number from 1 to 10000; give one, such as --threads 16")]
    [InlineData("--threads 0", "the value '0' of --threads is not a whole number from 1 to 10000; give one, such as --threads 16")]
    [InlineData(
        "--loop-stall soon",
        "the value 'soon' of --loop-stall is not a time, such as 30 or 1.5 (seconds), 250ms or 2m; give one, such as --loop-stall 100ms")]
    [InlineData(
        "--timeout-head 3000m",
        "the value '3000m' of --timeout-head is not a time of at most one day; give one, such as --timeout-head 10s")]
    [InlineData(
        "--log-level loud",
        "the value 'loud' of --log-level is not one of trace, debug, info, warning, error, critical, off; give one, such as --log-level "
        + "info")]
    [InlineData(
        "--transport pigeon", "the value 'pigeon' of --transport is not one of auto, epoll, sockets; give one, such as --transport auto")]
    [InlineData(
        "--root-path api",
        "the value 'api' of --root-path is not a path that starts with / and holds visible ASCII characters only; give one, such as "
        + "--root-path /prefix")]
    [InlineData(
        "--uds-mode 999", "the value '999' of --uds-mode is not three octal digits, such as 660 or 0660; give one, such as --uds-mode 660")]
    [InlineData("--access-log=maybe", "the value 'maybe' of --access-log is not true or false; give one, such as --access-log")]
    [InlineData(
        "--server-header a\nb",
        "the value 'a\\nb' of --server-header is not a text of visible ASCII characters and spaces; give one, such as --server-header "
        + "adapters")]
    public void A_bad_command_line_is_reported_in_one_line(string arguments, string expected) =>
        Assert.Equal(expected, MessageOf(() => Resolve(arguments.Split(' '))));

    [Fact]
    public void The_value_that_a_message_shows_is_one_that_can_be_given()
    {
        foreach (var option in OptionTable.Options)
        {
            var value = option.Read(new ServerOptions()) is { Length: > 0 } usual ? usual : option.Example;
            Assert.True(value.Length > 0, option.Flag);
            Assert.Null(option.Write(new ServerOptions(), value));
        }
    }

    [Fact]
    public void A_bad_value_in_the_environment_is_named_with_its_variable()
    {
        var environment = new Dictionary<string, string> { ["ADAPTERS_QUEUE"] = "x" };

        Assert.Equal(
            "the value 'x' of ADAPTERS_QUEUE in the environment is not a whole number from 0 to 10000000; give one, such as "
            + "ADAPTERS_QUEUE=1024",
            MessageOf(() => Resolve([], environment)));
    }

    [Fact]
    public void A_bad_value_of_the_program_is_named_with_its_flag() =>
        Assert.Equal(
            "the value '0' that the program sets for --threads is not a whole number from 1 to 10000; give one, such as --threads 16",
            MessageOf(() => Configuration.Check(new ServerOptions { Threads = 0 })));

    private static string MessageOf(Action action) => Assert.Throws<ConfigurationException>(action).Message;

    private static void Resolve(string[] arguments, Dictionary<string, string>? environment = null) =>
        Configuration.Resolve(null, environment ?? [], CommandLine.Parse(arguments));
}
