using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Benchmarks.Runner;

/// <summary>The results as a table, as raw numbers and as a plot.</summary>
internal sealed class Report(Machine machine, Arguments arguments, List<Result> results, List<StartResult> starts)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "last.md"), Markdown());
        File.WriteAllText(Path.Combine(folder, "last.svg"), Plot.Draw(results));
        File.WriteAllText(Path.Combine(folder, "last.json"), JsonSerializer.Serialize(new { machine, arguments, results, starts }, Indented));
    }

    /// <summary>Puts the table and the plot on the first page, between its marks.</summary>
    public void PutOnFirstPage()
    {
        const string Start = "<!-- bench:start -->\n", End = "<!-- bench:end -->";
        var page = File.ReadAllText("README.md");
        var (from, to) = (page.IndexOf(Start, StringComparison.Ordinal) + Start.Length, page.IndexOf(End, StringComparison.Ordinal));
        File.WriteAllText("README.md", $"{page[..from]}{Markdown()}![Server CPU a request](tests/Benchmarks/results/last.svg)\n{page[to..]}");
    }

    public string Markdown()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Measured {machine}.");
        text.AppendLine(CultureInfo.InvariantCulture, $"Median of {arguments.Runs} runs of {arguments.Duration.TotalSeconds:0} s, in turns; server on core 0, wrk on core 1, one loop or worker a server.");
        text.AppendLine();
        foreach (var group in results.GroupBy(r => (r.Row, r.Connections)))
            AppendRow(text, group.Key.Row, group.Key.Connections, [.. group]);
        AppendStarts(text);
        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, string id, int connections, List<Result> group)
    {
        var row = Row.All.First(r => r.Id == id);
        var ours = group.FirstOrDefault(r => r.Peer == Peer.Adapters.Name);
        text.AppendLine(CultureInfo.InvariantCulture, $"**{id}** {row.Title}, {connections} connections");
        text.AppendLine();
        text.AppendLine("| server | µs CPU a request | spread | ours is | requests/s |");
        text.AppendLine("|---|---:|---:|---:|---:|");
        foreach (var result in group.OrderBy(r => r.Cost))
        {
            var ratio = ours is null || result == ours ? "" : FormattableString.Invariant($"{ours.Cost / result.Cost:0.00}x");
            text.AppendLine(CultureInfo.InvariantCulture, $"| {result.Peer} | {result.Cost:0.00} | ±{result.Spread:0 %} | {ratio} | {result.Rate:0} |");
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
        foreach (var s in starts)
            text.AppendLine(CultureInfo.InvariantCulture, $"| {s.Peer} | {s.Milliseconds:0.0} | {(double.IsNaN(s.SizeMegabytes) ? "" : s.SizeMegabytes.ToString("0.00", CultureInfo.InvariantCulture))} | {s.ResidentMegabytes:0.0} |");
        text.AppendLine();
    }
}
