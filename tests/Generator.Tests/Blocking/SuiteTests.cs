using System.Globalization;
using Adapters.Analyzers.Blocking;

namespace Generator.Tests.Blocking;

/// <summary>Each file of the suite: what is marked is found with its id, and nothing else is.</summary>
public sealed class SuiteTests
{
    public static TheoryData<string> Files => [.. SuiteFile.All().Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Everything_that_is_marked_is_found_and_nothing_else(string name)
    {
        var file = SuiteFile.Read(name);
        var found = SuiteCompilation.Run(SuiteCompilation.Of(file.Text, name), [new BlockingAnalyzer()], file.Options)
            .Select(d => (Line: d.Location.GetLineSpan().StartLinePosition.Line + 1, Finding: d))
            .ToLookup(f => f.Line);
        var wrong = file.Sites.Keys.Union(found.Select(f => f.Key)).Order()
            .Select(
                line =>
                    (line, expected: file.Sites.GetValueOrDefault(line, "-"), got: string.Join(',', found[line].Select(f => f.Finding.Id))))
            .Where(l => l.got != (l.expected == "-" ? "" : l.expected))
            .Select(
                l =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{name}:{l.line}: expected {l.expected}, found {(l.got == "" ? "-" : l.got)}: "
                        + $"{file.Text.Split('\n')[l.line - 1].Trim()}  "
                        + $"{string.Join(" | ", found[l.line].Select(f => f.Finding.GetMessage()))}"))
            .ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void The_suite_has_at_least_600_sites_about_half_of_them_negative()
    {
        var sites = SuiteFile.All().SelectMany(f => f.Sites.Values).ToList();
        Assert.True(sites.Count >= 600, $"{sites.Count} sites");
        Assert.InRange(sites.Count(s => s == "-"), sites.Count * 2 / 5, sites.Count * 3 / 5);
    }
}
