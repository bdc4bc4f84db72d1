using System.Runtime.CompilerServices;
using System.Text;
using Adapters.Generator.Model;
using Adapters.Generator.Rules;

namespace Generator.Tests.Rules;

/// <summary>Every rule has its page and its line in the table. <c>ACCEPT_SNAPSHOTS=1</c> writes the table again.</summary>
public sealed class RuleDocumentationTests
{
    private static readonly string[] Sections = ["## Why", "## Wrong", "## Right", "## Configuration", "## When to suppress"];

    public static TheoryData<string> Ids => [.. DefinitionRules.All.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page(string id)
    {
        var rule = DefinitionRules.All.Single(r => r.Id == id);
        var page = File.ReadAllText(Path.Combine(Docs(), id + ".md"));
        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.All(Sections, s => Assert.Contains(s, page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_kind_of_problem_has_a_rule_of_its_own() => Assert.Distinct(Enum.GetValues<ProblemKind>().Select(DefinitionRules.For));

    [Fact]
    public void The_table_is_that_of_the_rules()
    {
        var table = new StringBuilder("# Rules\n\nMade from the rules by a test; `ACCEPT_SNAPSHOTS=1 dotnet run --project tests/Generator.Tests` makes it again.\n\n| rule | title | severity | category |\n|---|---|---|---|\n");
        foreach (var rule in DefinitionRules.All)
            table.Append($"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {rule.DefaultSeverity.ToString().ToLowerInvariant()} | {rule.Category} |\n");
        var file = Path.Combine(Docs(), "README.md");
        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(file, table.ToString());
        Assert.Equal(table.ToString(), File.ReadAllText(file));
    }

    private static string Docs([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../../generator/docs"));
}
