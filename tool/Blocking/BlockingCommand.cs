using System.CommandLine;
using Adapters.Tool.Blocking.Reports;
using Adapters.Tool.Input;

namespace Adapters.Tool.Blocking;

/// <summary>The options of <c>adapters blocking</c>.</summary>
internal static class BlockingCommand
{
    private static readonly Argument<string> Target = new("path")
    {
        Description = "A solution, a project, or a folder with one solution or with projects.", DefaultValueFactory = _ => ".",
    };

    private static readonly Option<string> Format = Choice("--format", "The form of the report.", ReportFormats.Names, "text");

    private static readonly Option<FileInfo?> Output = new("--output", "-o")
    {
        Description = "A file for the report, instead of the console.",
    };

    private static readonly Option<FileInfo?> Baseline = new("--baseline")
    {
        Description = "The baseline; otherwise the nearest Adapters.Blocking.baseline.txt in the folder of the path or above it.",
    };

    private static readonly Option<bool> NoBaseline = new("--no-baseline") { Description = "Reports what is in the baseline, too." };

    private static readonly Option<bool> WriteBaseline = new("--write-baseline")
    {
        Description = "Writes all findings to the baseline, instead of a report.",
    };

    private static readonly Option<string> FailOn = Choice(
        "--fail-on", "The lowest severity of a finding that is not in the baseline for which the exit status is 1.",
        ["warning", "info", "never"], "warning");

    private static readonly Option<string?> Level = OptionalChoice(
        "--level", "What is a warning; otherwise as each project says.", ["waits", "standard", "strict"]);

    private static readonly Option<string?> Profile = OptionalChoice(
        "--profile", "The kind of application, for files that say nothing of it.", ["library", "aspnet", "desktop"]);

    private static readonly Option<string[]> Properties = new("--property", "-p")
    {
        Description = "A property for MSBuild, as in -p TargetFrameworks=net8.0. It can be repeated.",
    };

    public static Command Create()
    {
        Target.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: ['-', ..] unknown }])
                result.AddError($"There is no option '{unknown}'.");
        });
        var command = new Command(
            "blocking", "Reports the calls that block in asynchronous code, grouped by the place that blocks. Restore the projects first.")
        {
            Target, Format, Output, Baseline, NoBaseline, WriteBaseline, FailOn, Level, Profile, Properties,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static BlockingArguments Read(ParseResult result) => new(
        result.GetRequiredValue(Target), result.GetRequiredValue(Format), result.GetValue(Output)?.FullName,
        result.GetValue(Baseline)?.FullName, result.GetValue(NoBaseline), result.GetValue(WriteBaseline),
        result.GetRequiredValue(FailOn), result.GetValue(Level), result.GetValue(Profile), PropertiesOf(result.GetValue(Properties) ?? []));

    private static Dictionary<string, string> PropertiesOf(IEnumerable<string> values) => values
        .Select(v => v.Split('=', 2) is [{ Length: > 0 } name, var value]
            ? KeyValuePair.Create(name, value)
            : throw new InputException($"--property must be NAME=VALUE, not '{v}'"))
        .DistinctBy(p => p.Key).ToDictionary();

    private static async Task<int> RunAsync(ParseResult result, CancellationToken cancellation)
    {
        try
        {
            return await new BlockingRun(Read(result), Console.Out, Console.Error).RunAsync(cancellation);
        }
        catch (Exception e) when (e is InputException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"adapters: {e.Message}");
            return 2;
        }
    }

    private static Option<string> Choice(string name, string description, string[] values, string standard)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => standard };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    private static Option<string?> OptionalChoice(string name, string description, string[] values)
    {
        var option = new Option<string?>(name) { Description = description };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
