using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Benchmarks.Runner;

/// <summary>The results as tables, as raw numbers and as a plot.</summary>
internal sealed class Report(Machine machine, Arguments arguments, List<Result> results, List<StartResult> starts)
{
    private const string Results = "tests/Benchmarks/results";
    private const string FirstPage = "README.md";

    // A peer without a counted run has no median.
    private static readonly JsonSerializerOptions Raw = new()
    {
        WriteIndented = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "last.md"), Markdown());
        File.WriteAllText(Path.Combine(folder, "last.svg"), Plot.Draw(results));
        File.WriteAllText(
            Path.Combine(folder, "last.json"), JsonSerializer.Serialize(new { machine, arguments, results, starts }, Raw) + "\n");
    }

    /// <summary>Into the repository: the files beside the runner, and the summary of the first page.</summary>
    public void Publish()
    {
        Write(Results);
        File.WriteAllText(FirstPage, new Summary(machine, results, starts, Results).WriteInto(File.ReadAllText(FirstPage)));
    }

    public string Markdown()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Measured {machine}.");
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"Median of {arguments.Runs} runs of {arguments.Duration.TotalSeconds:0} s, in turns; server on core 0, wrk on core 1, one "
            + $"loop or worker a server.");
        text.AppendLine();
        foreach (var group in results.GroupBy(r => (r.Row, r.Connections)))
            AppendRow(text, group.Key.Row, group.Key.Connections, [.. group]);
        AppendStarts(text);
        foreach (var line in arguments.IsSmoke ? [] : Target.Describe(results, starts))
            text.AppendLine("- " + line);
        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, string id, int connections, List<Result> group)
    {
        var row = Row.All.First(r => r.Id == id);
        // Where all programs are ours, the last is compared with the others.
        var ours = group.Find(r => r.Peer == Peer.Adapters.Name) ?? group.First(r => r.Peer == row.Peers[^1].Name);
        text.AppendLine(CultureInfo.InvariantCulture, $"**{id}** {row.Title}, {connections} connections");
        text.AppendLine();
        text.AppendLine("| server | µs CPU a request | spread | ours is | requests/s | thrown away |");
        text.AppendLine("|---|---:|---:|---:|---:|---:|");
        foreach (var result in group.OrderBy(r => r.Cost))
        {
            var ratio = result == ours ? "" : FormattableString.Invariant($"{ours.Cost / result.Cost:0.00}x");
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {result.Peer} | {result.Cost:0.00} | ±{result.Spread * 100:0} % | {ratio} | {result.Rate:0} | {result.Discarded} |");
        }

        text.AppendLine();
    }

    private void AppendStarts(StringBuilder text)
    {
        if (starts.Count == 0)
            return;
        text.AppendLine("**B1** start to first response");
        text.AppendLine();
        text.AppendLine("| program | ms | MB on disk | MB resident then |");
        text.AppendLine("|---|---:|---:|---:|");
        foreach (var s in starts.OrderBy(s => s.Milliseconds))
            text.AppendLine(
                CultureInfo.InvariantCulture, $"| {s.Peer} | {s.Milliseconds:0.0} | {s.SizeMegabytes:0.00} | {s.ResidentMegabytes:0.0} |");
        text.AppendLine();
    }
}
