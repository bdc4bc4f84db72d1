using System.Text;
using Adapters.Server.Hosting;
using Adapters.Server.Options;

namespace Adapters.Server.Tests.Hosting;

public sealed class ServerCommandTests
{
    private readonly MemoryStream _output = new();
    private readonly MemoryStream _error = new();
    private readonly Dictionary<string, string> _environment = [];
    private bool _isCalled;

    [Fact]
    public async Task Help_names_every_option_with_its_variable_and_default()
    {
        Assert.Equal(0, await Run("--help"));

        foreach (var option in OptionTable.Options)
        {
            Assert.Contains($"  {option.Flag}", Output);
            Assert.Contains($"[{option.EnvironmentName}]", Output);
        }

        Assert.Contains(
            "  --threads <number>  [ADAPTERS_THREADS]\n      Number of worker threads for synchronous handlers. Default: 16.\n", Output);
        Assert.Contains("  --access-log, --no-access-log  [ADAPTERS_ACCESS_LOG]\n", Output);
        Assert.False(_isCalled);
    }

    [Theory]
    [InlineData("--help", "--check-config")]
    [InlineData("--check-config", "-h")]
    public async Task Who_asks_for_help_gets_it(params string[] arguments)
    {
        Assert.Equal(0, await Run(arguments));

        Assert.StartsWith("Usage:", Output);
    }

    [Fact]
    public async Task The_version_is_printed()
    {
        Assert.Equal(0, await Run("--version"));

        Assert.Matches(@"^adapters \d+\.\d+\.\d+\n$", Output);
    }

    [Fact]
    public async Task Check_config_says_that_all_is_well()
    {
        Assert.Equal(0, await Run("--check-config", "--threads", "4"));

        Assert.Equal("configuration ok\n", Output);
        Assert.False(_isCalled);
    }

    [Fact]
    public async Task Check_config_refuses_what_serving_would_refuse()
    {
        Assert.Equal(2, await Run("--check-config", "--threads", "0"));

        Assert.Empty(Output);
        Assert.StartsWith("error: the value '0' of --threads ", Error);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("-NaN")]
    [InlineData("Infinity")]
    public async Task A_time_that_is_no_number_is_one_line_and_status_2(string value)
    {
        Assert.Equal(2, await Run("--timeout-head", value));

        Assert.Equal(
            $"error: the value '{value}' of --timeout-head is not a time, such as 30 or 1.5 (seconds), 250ms or 2m; give one, such as "
            + "--timeout-head 10s\n",
            Error);
        Assert.False(_isCalled);
    }

    [Fact]
    public async Task Print_config_prints_values_and_origins()
    {
        _environment["ADAPTERS_QUEUE"] = "7";

        Assert.Equal(0, await Run("--print-config", "--threads", "4"));

        Assert.Contains("--threads=4  # command line\n", Output);
        Assert.Contains("--queue=7  # environment ADAPTERS_QUEUE\n", Output);
    }

    [Fact]
    public async Task An_output_that_takes_nothing_is_one_line_on_standard_error_and_status_1()
    {
        var process = new HostProcess { Output = new FullStream(), Error = _error, Environment = _environment };

        Assert.Equal(1, await new ServerCommand(process).RunAsync((scope, receive, send) => default, ["--help"], null));

        Assert.Equal("error: cannot write to standard output: No space left on device\n", Error);
    }

    [Fact]
    public async Task Check_config_warns_of_a_variable_that_looks_like_a_setting()
    {
        _environment["ADAPTERS_THREDS"] = "3";

        Assert.Equal(0, await Run("--check-config"));

        Assert.Equal("configuration ok\n", Output);
        Assert.Equal("warning: ADAPTERS_THREDS in the environment is not a setting; did you mean ADAPTERS_THREADS?\n", Error);
    }

    [Fact]
    public async Task A_bad_option_is_one_line_on_standard_error_and_status_2()
    {
        Assert.Equal(2, await Run("--thread", "4"));

        Assert.Equal("error: unknown option '--thread'; did you mean --threads? --help lists the options\n", Error);
        Assert.Empty(Output);
        Assert.False(_isCalled);
    }

    [Theory]
    [InlineData("no database", "error: the application could not start: no database\n")]
    [InlineData("no\ndatabase", "error: the application could not start: no\\ndatabase\n")]
    [InlineData("", "error: the application could not start and gave no reason (lifespan.startup.failed without a message)\n")]
    public async Task A_failed_startup_is_one_line_on_standard_error_and_status_3(string message, string expected)
    {
        AsgiApplication application = async (scope, receive, send) =>
        {
            await receive();
            await send(new LifespanStartupFailed { Message = message });
        };

        Assert.Equal(3, await Run(application, "--bind", "127.0.0.1:0", "--loops", "1"));

        Assert.Equal(expected, Error);
    }

    [Theory]
    [InlineData("ADAPTERS_THREAD", "ADAPTERS_THREAD in the environment is not a setting; did you mean ADAPTERS_THREADS?")]
    [InlineData("ADAPTERS_LOG_LEVL", "ADAPTERS_LOG_LEVL in the environment is not a setting; did you mean ADAPTERS_LOG_LEVEL?")]
    public void A_variable_that_looks_like_a_setting_is_reported(string name, string expected)
    {
        _environment[name] = "1";

        Assert.Equal([expected], ConfigurationText.EnvironmentProblems(_environment));
    }

    [Theory]
    [InlineData("ADAPTERS_THREADS")]
    [InlineData("ADAPTERS_SERVICE_HOST")]
    [InlineData("ADAPTERS_PORT_80_TCP")]
    [InlineData("PATH")]
    public void A_variable_of_somebody_else_is_not_reported(string name)
    {
        _environment[name] = "1";

        Assert.Empty(ConfigurationText.EnvironmentProblems(_environment));
    }

    private string Output => Encoding.UTF8.GetString(_output.ToArray());

    private string Error => Encoding.UTF8.GetString(_error.ToArray());

    private Task<int> Run(params string[] arguments) => Run(
        (scope, receive, send) =>
        {
            _isCalled = true;
            return ValueTask.CompletedTask;
        },
        arguments);

    private Task<int> Run(AsgiApplication application, params string[] arguments) =>
        new ServerCommand(new HostProcess { Output = _output, Error = _error, Environment = _environment })
            .RunAsync(application, arguments, null);

    private sealed class FullStream : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("No space left on device");
    }
}
