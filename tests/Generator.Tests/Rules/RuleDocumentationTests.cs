using System.Text;
using Adapters.Generator.Diagnostics;

namespace Generator.Tests.Rules;

/// <summary>Every rule has its page and its line in the table. <c>ACCEPT_SNAPSHOTS=1</c> writes the table again.</summary>
public sealed class RuleDocumentationTests
{
    private const string Introduction = """
        # Rules

        Made from the rules by a test; `ACCEPT_SNAPSHOTS=1 dotnet run --project tests/Generator.Tests` makes it again. How the rules of
        `Adapters.Blocking` and `Adapters.Async` see code, and how they are set: [blocking](blocking.md).

        | rule | title | severity | category |
        |---|---|---|---|

        """;

    private const string Start = "<!-- rules:start -->";
    private const string End = "<!-- rules:end -->";

    private static readonly string[] Sections = ["## Why", "## Wrong", "## Right", "## Configuration", "## When to suppress"];

    public static TheoryData<string> Ids => [.. AllRules.Descriptors.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page(string id)
    {
        var page = new RulePage(id).Text;
        Assert.StartsWith($"# {id}: {AllRules.Of(id).Title}\n", page, StringComparison.Ordinal);
        var places = Sections.Select(s => page.IndexOf($"\n{s}\n", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Contains($"dotnet_diagnostic.{id}.severity", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_id_belongs_to_one_rule() => Assert.Distinct(AllRules.Descriptors.Select(r => r.Id));

    [Fact]
    public void Every_kind_of_problem_has_a_rule_of_its_own() => Assert.Distinct(Enum.GetValues<ProblemKind>().Select(DefinitionRules.For));

    [Fact]
    public void The_release_notes_list_every_rule()
    {
        var files = new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" };
        var listed =
            from folder in new[] { "../Generator", "../Analyzers" }
            from file in files
            from line in File.ReadLines(Path.Combine(RulePage.Folder, folder, file))
            where line.StartsWith("ADPT", StringComparison.Ordinal)
            select line;
        Assert.Equal(
            AllRules.Descriptors.Select(r => $"{r.Id} | {r.Category} | {r.DefaultSeverity} | {r.Title}"),
            listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_table_is_that_of_the_rules()
    {
        var table = new StringBuilder(Introduction);
        foreach (var rule in AllRules.Descriptors)
        {
            var (link, severity) = (rule.HelpLinkUri.Split('/')[^1], rule.DefaultSeverity.ToString().ToLowerInvariant());
            table.Append($"| [{rule.Id}]({link}) | {rule.Title} | {severity} | {rule.Category} |\n");
        }

        var file = Path.Combine(RulePage.Folder, "README.md");
        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(file, table.ToString());
        Assert.Equal(table.ToString(), File.ReadAllText(file));
    }

    [Fact]
    public void The_page_of_the_package_has_the_rules_for_any_project()
    {
        var table = new StringBuilder("\n| rule | title | severity |\n|---|---|---|\n");
        foreach (var rule in AllRules.Descriptors.Where(r => r.Category != "Adapters.Definition"))
            table.Append($"| [{rule.Id}]({rule.HelpLinkUri}) | {rule.Title} | {rule.DefaultSeverity.ToString().ToLowerInvariant()} |\n");
        var file = Path.Combine(RulePage.Folder, "package.md");
        var page = File.ReadAllText(file);
        var (start, end) = (page.IndexOf(Start, StringComparison.Ordinal) + Start.Length, page.IndexOf(End, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(file, page[..start] + table + page[end..]);
        else
            Assert.Equal(table.ToString(), page[start..end]);
    }
}
