using System.Globalization;
using System.Text;
using Generator.Tests.Blocking;

namespace Benchmarks.Rules.Suite;

/// <summary>
/// Runs ours and the peers over the suite: ours by group and by shape on the console, all of them as the page of the comparison.
/// </summary>
internal static class SuiteBench
{
    public static int Run(bool publishes)
    {
        var files = SuiteFile.All().ToList();
        var ours = Contestant.Ours();
        var peers = Peer.All.Select(Contestant.Of).ToList();
        foreach (var file in files)
        {
            var compilation = SuiteCompilation.Of(file.Text, file.Name);
            foreach (var contestant in peers.Prepend(ours))
                contestant.Run(file, compilation);
        }

        Console.Write(ByShape(ours, files));
        var page = new Comparison(ours, peers, files);
        Console.Write(page.Text());
        if (publishes)
            File.WriteAllText(Comparison.Path, page.Text());
        var total = Score.Sum(files.Select(ours.ScoreOf));
        return total.Found == total.Positives && total.Alarms + total.Elsewhere == 0 ? 0 : 1;
    }

    private static string ByShape(Contestant ours, List<SuiteFile> files)
    {
        var text = new StringBuilder();
        text.AppendLine("| group | shape | found | false alarms | elsewhere | recall | precision |");
        text.AppendLine("|---|---|---:|---:|---:|---:|---:|");
        foreach (var group in files.GroupBy(GroupOf))
        {
            foreach (var file in group)
                AppendRow(text, group.Key, Path.GetFileNameWithoutExtension(file.Name), ours.ScoreOf(file));
            AppendRow(text, group.Key, "**all**", Score.Sum(group.Select(ours.ScoreOf)));
        }

        AppendRow(text, "**all**", "", Score.Sum(files.Select(ours.ScoreOf)));
        return text.AppendLine().ToString();
    }

    /// <summary>The folder.</summary>
    public static string GroupOf(SuiteFile file) => Path.GetDirectoryName(file.Name)!;

    private static void AppendRow(StringBuilder text, string group, string shape, Score s) => text.AppendLine(
        CultureInfo.InvariantCulture, $"| {group} | {shape} | {s.Found} of {s.Positives} | {s.Alarms} of {s.Negatives} | {s.Elsewhere} "
            + $"| {Percent(s.Recall)} | {Percent(s.Precision)} |");

    public static string Percent(double? part) => part is { } p ? FormattableString.Invariant($"{p * 100:0.#} %") : "";
}
