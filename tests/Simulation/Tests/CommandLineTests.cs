using System.Diagnostics;

namespace Adapters.Simulation.Tests;

/// <summary>What the program says to who asks for something that it cannot do: one line that names it, and status 2.</summary>
public sealed class CommandLineTests : IDisposable
{
    private const string Head = """{"format":"adapters-wire","version":1,"started":"2026-01-31T12:00:00+00:00"}""";
    private const string Accept = """{"ms":1,"connection":1,"event":"accept","protocol":"http","client":"127.0.0.1:1"}""";
    private const string Request = """{"ms":2,"connection":1,"event":"receive","bytes":"GET / HTTP/1.1\r\nhost: a\r\n\r\n"}""";

    private const string Accepted = Head + "\n" + Accept + "\n";

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("--seed x", "--seed takes a whole number from 1 to 18446744073709551615, not 'x'")]
    [InlineData("--seed 0", "--seed takes a whole number from 1 to 18446744073709551615, not '0'")]
    [InlineData("--runs 1.5", "--runs takes a whole number from 1 to 9223372036854775807, not '1.5'")]
    [InlineData("--threads -1", "--threads takes a whole number from 1 to 1000, not '-1'")]
    [InlineData("--hours 1e300", "--hours takes a number above 0, and up to 8760, not '1e300'")]
    [InlineData("--hours NaN", "--hours takes a number above 0, and up to 8760, not 'NaN'")]
    [InlineData("--until-failure 0", "--until-failure takes a number above 0, and up to 31536000, not '0'")]
    [InlineData("--shrink soon", "--shrink takes a whole number from 0 to 3600, not 'soon'")]
    [InlineData("--seed 1 extra", "'extra' is none of the options --seed, --runs, ")]
    [InlineData("--seed=1", "'--seed=1' is none of the options --seed, --runs, ")]
    [InlineData("--runs", "--runs needs a value behind it: --runs NUMBER, so many runs")]
    [InlineData("--replay nosuch.txt", "--replay takes the path of a file that exists, not 'nosuch.txt'")]
    [InlineData("--replay /", "--replay takes the path of a file that exists, not '/'")]
    public async Task A_mistake_in_the_arguments_is_one_line(string words, string message) =>
        await CheckMistakeAsync(words.Split(' '), message);

    [Theory]
    [InlineData("", "line 1: this is neither the seed of a run nor the head of a recording; --replay takes ")]
    [InlineData("# The simulator\n", "line 1: this is neither the seed of a run nor the head of a recording; --replay takes ")]
    [InlineData("17\nworld: 1 2\nclient 1\n", "line 3: this is not 'NAME: NUMBER NUMBER ...'")]
    [InlineData("17\nworld: 1 -2\n", "line 2: this is not 'NAME: NUMBER NUMBER ...'")]
    [InlineData("17\nworld: 1\nworld: 2\n", "line 3: this is not 'NAME: NUMBER NUMBER ...', with a new name")]
    [InlineData("{", "line 1: ")]
    [InlineData(Head + "\n{\"ms\":2,\n" + Accept + "\n", "line 2: ")]
    [InlineData(Head + "\n" + Request + "\n", "line 2: connection 1 was not accepted before")]
    [InlineData(Accepted + Accept + "\n", "line 3: connection 1 is accepted twice")]
    [InlineData(Accepted + "{\"ms\":2,\"connection\":1,\"event\":\"recieve\"}\n", "line 3: 'recieve' is not an event of a recording")]
    [InlineData(Accepted + "{\"ms\":2,\"connection\":1,\"event\":\"receive\"}\n", "line 3: 'bytes' is missing, or is not a JSON string")]
    [InlineData(Accepted + "{\"ms\":-2,\"connection\":1,\"event\":\"close\"}\n", "line 3: 'ms' is not a whole number from 0 to ")]
    [InlineData(Head + "\n[]\n", "line 2: 'event' is missing, or is not a JSON string")]
    public async Task A_file_that_cannot_be_replayed_is_one_line(string text, string message)
    {
        await File.WriteAllTextAsync(_file, text, TestContext.Current.CancellationToken);

        await CheckMistakeAsync(["--replay", _file], $"{_file}, {message}");
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--seed 1 --help")]
    public async Task The_usage_names_every_option(string words)
    {
        var (status, output, error) = await RunAsync(words.Split(' '));

        Assert.Equal((0, ""), (status, error));
        Assert.StartsWith("Usage: tests/Simulation/run [OPTION VALUE] ...\n", output, StringComparison.Ordinal);
        foreach (var option in (string[])["--seed", "--runs", "--hours", "--until-failure", "--shrink", "--threads", "--replay"])
            Assert.Contains($"\n  {option} ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_recorded_before_the_server_was_killed_is_replayed()
    {
        await File.WriteAllTextAsync(_file, $"{Head}\n{Accept}\n{Request}\n{Request[..30]}", TestContext.Current.CancellationToken);

        var (status, output, error) = await RunAsync("--replay", _file);

        Assert.Equal((0, ""), (status, error));
        Assert.Contains(" with 2 events; its last line, 4, was cut short, and is left out.\n", output, StringComparison.Ordinal);
        Assert.Contains("reads HTTP/1.1 200 OK", output, StringComparison.Ordinal);
    }

    private static async Task CheckMistakeAsync(string[] words, string message)
    {
        var (status, output, error) = await RunAsync(words);

        Assert.Equal((2, ""), (status, output));
        Assert.StartsWith(message, error, StringComparison.Ordinal);
        Assert.EndsWith("\n", error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(character => character == '\n'));
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(params string[] words)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Simulation.dll");
        var start = new ProcessStartInfo("dotnet", [program, "simulate", .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}
