using Adapters.Server.Options;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Tests.Options;

public sealed class ConfigurationTests
{
    private static readonly Dictionary<string, string> NoEnvironment = [];

    [Fact]
    public void A_setting_has_its_default()
    {
        var options = Resolve([]).Options;

        Assert.Equal(["http://127.0.0.1:8000"], options.Binds);
        Assert.Equal(16, options.Threads);
        Assert.Equal(TimeSpan.FromMilliseconds(100), options.LoopStall);
    }

    [Fact]
    public void The_environment_wins_over_the_program()
    {
        var given = new ServerOptions { Threads = 2 };
        var environment = new Dictionary<string, string> { ["ADAPTERS_THREADS"] = "3" };

        Assert.Equal(3, Resolve([], environment, given).Options.Threads);
    }

    [Fact]
    public void The_command_line_wins_over_the_environment()
    {
        var environment = new Dictionary<string, string> { ["ADAPTERS_THREADS"] = "3" };

        Assert.Equal(4, Resolve(["--threads", "4"], environment).Options.Threads);
    }

    [Fact]
    public void The_options_of_the_program_stay_as_they_are()
    {
        var given = new ServerOptions { Binds = { "http://127.0.0.1:1" } };

        Resolve(["--bind", "http://127.0.0.1:2", "--threads=9"], given: given);

        Assert.Equal(["http://127.0.0.1:1"], given.Binds);
        Assert.Equal(16, given.Threads);
    }

    [Theory]
    [InlineData("--threads=4")]
    [InlineData("--threads", "4")]
    [InlineData("--threads", "3", "--threads", "4")]
    public void A_value_follows_its_flag(params string[] arguments) =>
        Assert.Equal(4, Resolve(arguments).Options.Threads);

    [Fact]
    public void Bind_may_be_given_several_times()
    {
        var options = Resolve(["--bind", "127.0.0.1:1", "--bind=unix:/tmp/x.sock"]).Options;

        Assert.Equal(["127.0.0.1:1", "unix:/tmp/x.sock"], options.Binds);
    }

    [Fact]
    public void Binds_in_the_environment_are_separated_by_commas()
    {
        var environment = new Dictionary<string, string> { ["ADAPTERS_BIND"] = "127.0.0.1:1, 127.0.0.1:2" };

        Assert.Equal(["127.0.0.1:1", "127.0.0.1:2"], Resolve([], environment).Options.Binds);
    }

    [Theory]
    [InlineData("30", 30_000)]
    [InlineData("1.5", 1_500)]
    [InlineData("250ms", 250)]
    [InlineData("2m", 120_000)]
    [InlineData("7s", 7_000)]
    [InlineData("0", 0)]
    public void A_time_is_in_seconds_unless_it_says_otherwise(string text, int milliseconds) =>
        Assert.Equal(milliseconds, Resolve(["--timeout-request", text]).Options.TimeoutRequest.TotalMilliseconds);

    /// <summary>Neither no limit nor a limit that somebody could keep to.</summary>
    [Theory]
    [InlineData("--timeout-head")]
    [InlineData("--timeout-keep-alive")]
    public void A_time_that_a_client_needs_is_more_than_zero(string flag)
    {
        var error = Assert.Throws<ConfigurationException>(() => Resolve([flag, "0"]));
        Assert.StartsWith($"the value '0' of {flag} is not a time of more than 0; give one, such as {flag} ", error.Message);
    }

    [Theory]
    [InlineData("--timeout-head")]
    [InlineData("--timeout-request")]
    [InlineData("--minimum-rate-grace")]
    public void A_time_is_at_least_what_the_clock_of_a_loop_can_tell(string flag)
    {
        var error = Assert.Throws<ConfigurationException>(() => Resolve([flag, "0.4ms"]));
        Assert.StartsWith($"the value '0.4ms' of {flag} is not a time of at least 1ms; give one, such as {flag} ", error.Message);
    }

    [Theory]
    [InlineData("0.0.0.0:8000", "127.0.0.1:8000", "port")]
    [InlineData("127.0.0.1:8000", "uwsgi://127.0.0.1:8000", "port")]
    [InlineData("[::]:8000", "0.0.0.0:8000", "port")]
    [InlineData("127.0.0.1:8000", "*:8000", "port")]
    [InlineData("[::1]:8000", "scgi://[::]:8000", "port")]
    [InlineData("unix:/tmp/a", "uwsgi+unix:/tmp/a", "path")]
    [InlineData("unix:/tmp/a", "unix:/tmp/../tmp/./a", "path")]
    public void Addresses_of_one_place_are_refused(string one, string other, string place)
    {
        var error = Assert.Throws<ConfigurationException>(() => Resolve(["--bind", one, "--bind", other]));
        Assert.Contains($" uses the same {place} as ", error.Message);
    }

    [Theory]
    [InlineData("0.0.0.0:8000", "[::1]:8000")]
    [InlineData("127.0.0.1:8000", "127.0.0.2:8000")]
    [InlineData("127.0.0.1:0", "0.0.0.0:0")]
    [InlineData("0.0.0.0:8000", "0.0.0.0:8001")]
    [InlineData("unix:/tmp/a", "unix:/tmp/b")]
    public void Addresses_of_two_places_are_accepted(string one, string other) =>
        Assert.Equal(2, Resolve(["--bind", one, "--bind", other]).Options.Binds.Count);

    [Theory]
    [InlineData("127.0.0.1:8000", "http://127.0.0.1:8000/")]
    [InlineData("unix:/tmp/a", "unix:/tmp/a")]
    public void An_address_that_is_listed_twice_is_refused(string one, string again)
    {
        var error = Assert.Throws<ConfigurationException>(() => Resolve(["--bind", one, "--bind", again]));
        Assert.Contains("of --bind is not usable: ", error.Message);
        Assert.Contains(" is listed twice; give one, such as ", error.Message);
    }

    [Fact]
    public void Port_0_is_another_port_each_time() =>
        Assert.Equal(2, Resolve(["--bind", "127.0.0.1:0", "--bind", "127.0.0.1:0"]).Options.Binds.Count);

    [Fact]
    public void A_switch_is_turned_off_by_its_opposite()
    {
        Assert.False(Resolve(["--no-access-log"]).Options.AccessLog);
        Assert.True(Resolve(["--no-access-log", "--access-log"]).Options.AccessLog);
        Assert.False(Resolve(["--access-log=false"]).Options.AccessLog);
        Assert.False(Resolve([], new Dictionary<string, string> { ["ADAPTERS_ACCESS_LOG"] = "0" }).Options.AccessLog);
    }

    [Fact]
    public void No_server_header_leaves_the_field_out() =>
        Assert.Equal("", Resolve(["--no-server-header"]).Options.ServerHeader);

    [Theory]
    [InlineData("critical", LogLevel.Critical)]
    [InlineData("WARNING", LogLevel.Warning)]
    [InlineData("off", LogLevel.None)]
    public void Levels_have_the_names_of_uvicorn(string text, LogLevel level) =>
        Assert.Equal(level, Resolve(["--log-level", text]).Options.LogLevel);

    [Fact]
    public void A_root_path_has_no_slash_at_its_end() =>
        Assert.Equal("/api", Resolve(["--root-path", "/api/"]).Options.RootPath);

    [Theory]
    [InlineData("660", "660")]
    [InlineData("0600", "600")]
    [InlineData("007", "007")]
    [InlineData("", "")]
    public void The_mode_of_a_socket_is_octal(string text, string written)
    {
        Assert.Equal(written, OptionValues.FormatMode(Resolve(["--uds-mode", text]).Options.UdsMode));
        Assert.Equal(
            written, OptionValues.FormatMode(Resolve([], new Dictionary<string, string> { ["ADAPTERS_UDS_MODE"] = text }).Options.UdsMode));
    }

    [Theory]
    [InlineData("--uds-mode", "rw")]
    [InlineData("--uds-mode", "668")]
    [InlineData("--uds-mode", "66")]
    [InlineData("--uds-mode", "1777")]
    [InlineData("--uds-mode", "0o660")]
    [InlineData("--uds-owner", "web:")]
    [InlineData("--uds-owner", ":")]
    public void A_mode_or_an_owner_that_is_none_is_refused_with_what_to_give(string flag, string text)
    {
        var error = Assert.Throws<ConfigurationException>(() => Resolve([flag, text]));

        Assert.Contains(flag, error.Message);
        Assert.Contains($"'{text}'", error.Message);
        Assert.Contains(flag == "--uds-mode" ? "three octal digits, such as 660 or 0660" : "user, user:group or :group", error.Message);
    }

    /// <summary>What a parser of numbers may take all the same: not one is a number of any setting.</summary>
    [Theory]
    [InlineData("NaN")]
    [InlineData("nan")]
    [InlineData("-NaN")]
    [InlineData("NaNms")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("Infinitym")]
    [InlineData("\u221e")]
    [InlineData("1e400")]
    [InlineData("1e3")]
    [InlineData("0x10")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData(" ")]
    [InlineData("")]
    [InlineData("1,5")]
    [InlineData("1_000")]
    [InlineData(".")]
    [InlineData("1.2.3")]
    [InlineData("ms")]
    [InlineData("1 s")]
    [InlineData("\u0663")]
    [InlineData("99999999999999999999999999")]
    public void A_number_that_is_none_is_refused_in_a_line_with_setting_value_and_what_is_allowed(string text)
    {
        foreach (var option in OptionTable.Options.Where(option => option.Syntax is "<number>" or "<time>"))
        {
            var error = Assert.Throws<ConfigurationException>(() => Resolve([$"{option.Flag}={text}"]));

            var allowed = option.Syntax == "<number>" ? "a whole number from " : "a time";
            Assert.StartsWith($"the value '{text}' of {option.Flag} is not {allowed}", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("http://127.0.0.1:NaN")]
    [InlineData("http://127.0.0.1:1e3")]
    [InlineData("http://127.0.0.1:0x10")]
    [InlineData("http://127.0.0.1:-1")]
    [InlineData("http://127.0.0.1: 1")]
    [InlineData("http://127.0.0.1:65536")]
    [InlineData("http://[::1:80")]
    [InlineData("http://]:80")]
    [InlineData("uwsgi://")]
    [InlineData("unix:")]
    [InlineData(" , ")]
    [InlineData("-1")]
    [InlineData("")]
    public void Whatever_another_setting_is_given_is_taken_or_refused_in_a_line(string text)
    {
        foreach (var option in OptionTable.Options.Where(option => option.Syntax is not ("<number>" or "<time>")))
        {
            if (Record.Exception(() => Resolve([$"{option.Flag}={text}"])) is not { } error)
                continue;
            Assert.StartsWith(
                $"the value '{text}' of {option.Flag} is not ", Assert.IsType<ConfigurationException>(error).Message,
                StringComparison.Ordinal);
            Assert.DoesNotContain('\n', error.Message);
        }
    }

    [Fact]
    public void Every_option_reads_what_it_writes()
    {
        foreach (var option in OptionTable.Options)
        {
            var options = new ServerOptions();
            var value = option.Read(options);

            Assert.Null(option.Write(options, value));
            Assert.Equal(value, option.Read(options));
        }
    }

    [Fact]
    public void Each_value_is_printed_with_its_origin()
    {
        var environment = new Dictionary<string, string> { ["ADAPTERS_QUEUE"] = "7" };
        var given = new ServerOptions { Backlog = 5 };

        var text = HelpText.Settings(Resolve(["--threads", "4"], environment, given));

        Assert.Contains("--threads=4  # command line\n", text);
        Assert.Contains("--queue=7  # environment ADAPTERS_QUEUE\n", text);
        Assert.Contains("--backlog=5  # code\n", text);
        Assert.Contains("--loop-stall=100ms  # default\n", text);
    }

    private static Configuration Resolve(
        string[] arguments, Dictionary<string, string>? environment = null, ServerOptions? given = null) =>
        Configuration.Resolve(given, environment ?? NoEnvironment, CommandLine.Parse(arguments));
}
