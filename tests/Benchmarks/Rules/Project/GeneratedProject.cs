namespace Benchmarks.Rules.Project;

/// <summary>
/// A project of any size, always the same: areas of a shop, ten files each, made of the templates. An area calls the next one, so that
/// calls cross files everywhere.
/// </summary>
internal static class GeneratedProject
{
    /// <summary>What a project has for every file.</summary>
    public const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Threading; global using System.Threading.Tasks;
        """;

    private const string Namespace = "namespace Shop;";

    private static readonly Lazy<IReadOnlyList<(string Name, string Text)>> Templates = new(() =>
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "templates"), "*.cs").Order(StringComparer.Ordinal)
            .Select(f => (Path.GetFileName(f), File.ReadAllText(f))),
    ]);

    /// <summary>The files of an area; the last of the areas calls the first.</summary>
    public static IEnumerable<(string Name, string Text)> Files(int area, int areas) =>
        Templates.Value.Select(t => ($"Area{area:000}{t.Name}", Fill(t.Text, area, areas)));

    /// <summary>One file of several.</summary>
    public static string Join(IEnumerable<string> texts)
    {
        var lines = texts.SelectMany(t => t.Split('\n')).ToList();
        var usings = lines.Where(IsUsing).Distinct(StringComparer.Ordinal);
        return string.Join('\n', [.. usings, Namespace, .. lines.Where(l => !IsUsing(l) && l != Namespace)]);
    }

    private static bool IsUsing(string line) => line.StartsWith("using ", StringComparison.Ordinal);

    private static string Fill(string template, int area, int areas) => template
        .Replace("Area", $"Area{area:000}", StringComparison.Ordinal)
        .Replace("/area", $"/area{area:000}", StringComparison.Ordinal)
        .Replace("Other", $"Area{(area + 1) % areas:000}", StringComparison.Ordinal);
}
