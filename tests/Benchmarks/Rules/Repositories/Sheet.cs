using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Benchmarks.Rules.Repositories;

/// <summary>
/// Draws findings and writes what is needed to judge them: a page with the code of each, which stays outside of this repository, a table
/// for the verdicts, and another one for somebody who judges some of them without having seen the first.
/// </summary>
internal sealed class Sheet(string folder)
{
    public const string FindingsFile = "findings.json";

    private const int LinesAround = 5;

    private const int JudgedTwice = 60;

    private readonly Dictionary<string, Repository> _repositories = Repository.In(folder).ToDictionary(r => r.Name);

    public static int Write(string folder, int count, int seed)
    {
        var path = Path.Combine(folder, FindingsFile);
        if (!File.Exists(path))
        {
            Console.Error.WriteLine($"{path} does not exist: run 'repositories {folder}' first");
            return 2;
        }

        var findings = JsonSerializer.Deserialize<List<RepositoryFinding>>(File.ReadAllText(path))!;
        new Sheet(folder).Write(Drawn(findings, count, seed), seed);
        return 0;
    }

    /// <summary>So many of our warnings; a quarter of that of what is only information, and of each peer.</summary>
    private static IReadOnlyList<RepositoryFinding> Drawn(List<RepositoryFinding> findings, int count, int seed)
    {
        var draw = new Draw(seed);
        var groups = findings.GroupBy(f => (IsPeer: f.Tool != OwnRules.ToolName, f.Tool, IsInfo: f.Severity == "Info")).OrderBy(g => g.Key);
        return [.. groups.SelectMany(g => draw.Take(g, g.Key.IsPeer || g.Key.IsInfo ? count / 4 : count))];
    }

    private void Write(IReadOnlyList<RepositoryFinding> drawn, int seed)
    {
        File.WriteAllText(Path.Combine(folder, "sheet.md"), string.Concat(drawn.Select(Page)));
        var rows = drawn.Select(RowOf).ToArray();
        Judgement.Write(Path.Combine(folder, "sheet.tsv"), rows);
        var warnings = rows.Where(r => r.Tool == OwnRules.ToolName && r.Severity != "Info").ToArray();
        new Random(seed).Shuffle(warnings);
        Judgement.Write(Path.Combine(folder, "second.tsv"), warnings.Take(JudgedTwice));
        Console.WriteLine($"{drawn.Count} drawn: read sheet.md and fill sheet.tsv, and somebody else second.tsv, in {folder}");
    }

    private Judgement RowOf(RepositoryFinding f) =>
        new(f.Tool, f.Repository, _repositories[f.Repository].Commit[..10], f.File, f.Line, f.Id, f.Severity, "", "");

    private string Page(RepositoryFinding finding, int index)
    {
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture, $"## {index + 1} {finding.Id} {finding.Severity}: {finding.Repository} {finding.File}:"
                + $"{finding.Line}");
        text.AppendLine(finding.Message);
        AppendCode(text, finding);
        foreach (var step in finding.Path.Skip(1).Where(s => s.HasPlace))
        {
            var line = LinesOf(finding.Repository, step.File).ElementAtOrDefault(step.Line - 1)?.Trim();
            text.AppendLine(CultureInfo.InvariantCulture, $"  -> {step.Name} ({step.File}:{step.Line}): {line}");
        }

        return text.AppendLine().ToString();
    }

    private void AppendCode(StringBuilder text, RepositoryFinding finding)
    {
        var lines = LinesOf(finding.Repository, finding.File);
        for (var line = Math.Max(1, finding.Line - LinesAround); line <= Math.Min(lines.Length, finding.Line + LinesAround - 1); line++)
            text.AppendLine(CultureInfo.InvariantCulture, $"{(line == finding.Line ? '>' : ' ')}{line,5} {lines[line - 1]}");
    }

    private string[] LinesOf(string repository, string file)
    {
        var path = Path.Combine(folder, repository, file);
        return File.Exists(path) ? File.ReadAllLines(path) : [];
    }
}
