using System.Globalization;
using System.Text.RegularExpressions;

namespace Generator.Tests.Blocking;

/// <summary>The page that compares the rules with others: what it says of ours is so.</summary>
public sealed partial class ComparisonTests
{
    private static readonly List<SuiteFile> Files = [.. SuiteFile.All().Where(f => !f.IsOfHandlers)];

    [Fact]
    public void The_published_comparison_is_of_this_suite_and_has_no_miss_and_no_false_alarm_of_ours()
    {
        var sites = Files.SelectMany(f => f.Sites.Values).ToList();
        var negatives = sites.Count(s => s == "-");
        var positives = sites.Count - negatives;
        Assert.Equal(
            string.Create(
                CultureInfo.InvariantCulture, $"| Adapters | {positives} of {positives} | 0 of {negatives} | 0 | 100 % | 100 % | 100 % |"),
            Page().FirstOrDefault(l => l.StartsWith("| Adapters |", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_published_comparison_has_each_group_of_the_suite_with_all_of_its_sites_found()
    {
        var expected = Files.GroupBy(f => Path.GetDirectoryName(f.Name)).Select(g => (g, Sites: g.SelectMany(f => f.Sites.Values).ToList()))
            .Select(g => (Group: g.g.Key, Positives: g.Sites.Count(s => s != "-"), Negatives: g.Sites.Count(s => s == "-")))
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"| {g.Group} | {g.Positives} | {g.Negatives} | {g.Positives} |"));
        Assert.Equal(expected, Page().Select(l => GroupRow().Match(l)).Where(m => m.Success).Select(m => m.Value));
    }

    private static string[] Page() => File.ReadAllLines(Path.Combine(SuiteFile.Folder, "../../../../generator/docs/comparison.md"));

    [GeneratedRegex(@"^\| \w* \| \d+ \| \d+ \| \d+ \|", RegexOptions.CultureInvariant)]
    private static partial Regex GroupRow();
}
