using System.Globalization;
using System.Text;

namespace Benchmarks.Runner;

/// <summary>What the first page shows of the results: one table, a column a server.</summary>
internal sealed class Summary(Machine machine, List<Result> results, List<StartResult> starts, string folder)
{
    private const string Start = "<!-- bench:start -->";
    private const string End = "<!-- bench:end -->";

    public string WriteInto(string page)
    {
        var (from, to) = (page.IndexOf(Start, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        return from < 0 || to < from
            ? throw new InvalidOperationException($"the first page lacks '{Start}' and '{End}', between which the summary belongs")
            : $"{page[..(from + Start.Length)]}\n{Text()}{page[to..]}";
    }

    private string Text()
    {
        var text = new StringBuilder();
        // The rows that compare programs of ours with each other are in the other report.
        var shown = results.Where(r => r.Peer != Peer.OneRoute.Name && r.Peer != Peer.ManyRoutes.Name).ToList();
        var peers = Row.All.SelectMany(r => r.Peers).Distinct().Select(p => p.Name).Where(n => shown.Exists(r => r.Peer == n)).ToList();
        text.AppendLine(
            "Microseconds of the server's processor for a request, user and kernel; less is better. The floor is a C program that "
            + "parses nothing.");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"| | {string.Join(" | ", peers)} |");
        text.AppendLine(CultureInfo.InvariantCulture, $"|---|{string.Concat(peers.Select(_ => "---:|"))}");
        foreach (var group in shown.GroupBy(r => (r.Row, r.Connections)))
        {
            var cells = peers.Select(
                p => group.FirstOrDefault(r => r.Peer == p) is { } r ? r.Cost.ToString("0.0", CultureInfo.InvariantCulture) : "");
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {Row.All.First(r => r.Id == group.Key.Row).Title}, {group.Key.Connections} connections | "
                    + $"{string.Join(" | ", cells)} |");
        }

        text.AppendLine();
        if (starts.Count > 0)
            text.AppendLine(string.Join("; ", starts.OrderBy(s => s.Milliseconds).Select(Describe)) + ".").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"![Server processor time a request]({folder}/last.svg)").AppendLine();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"Measured {machine}. [All numbers]({folder}/last.md), [raw]({folder}/last.json); [the rules](tests/Benchmarks/README.md).");
        return text.ToString();
    }

    private static string Describe(StartResult start)
    {
        var disk = start.SizeMegabytes is { } size ? FormattableString.Invariant($"{size:0.0} MB on disk, ") : "";
        return FormattableString.Invariant(
            $"{start.Peer} answers {start.Milliseconds:0} ms after its start ({disk}{start.ResidentMegabytes:0} MB in memory)");
    }
}
