using Adapters.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Adapters.Analyzers.Baseline;

/// <summary>
/// The file Adapters.Blocking.baseline.txt: the findings that a code base had when it began to use the rules. One file serves a whole
/// solution, with a section for each assembly.
/// </summary>
internal sealed class BaselineFile
{
    public const string FileName = "Adapters.Blocking.baseline.txt";

    private readonly SortedDictionary<string, Dictionary<BaselineKey, int>> _sections = new(StringComparer.Ordinal);
    private readonly List<BaselineLine> _lines = [];

    /// <summary>The entries with their places, in the order of the file.</summary>
    public IReadOnlyList<BaselineLine> Lines => _lines;

    /// <summary>The lines that are no entry, with the reason.</summary>
    public List<(TextLine Line, string Problem)> Problems { get; } = [];

    /// <summary>The findings of an assembly, and how many there are of each.</summary>
    public IReadOnlyDictionary<BaselineKey, int> Of(string assembly) =>
        _sections.TryGetValue(assembly, out var known) ? known : new Dictionary<BaselineKey, int>();

    public static bool Is(AdditionalText file) =>
        string.Equals(Path.GetFileName(file.Path), FileName, StringComparison.OrdinalIgnoreCase);

    public static BaselineFile Parse(SourceText text)
    {
        var file = new BaselineFile();
        var assembly = "";
        foreach (var line in text.Lines)
        {
            var entry = Comments.RemoveFrom(line.ToString()).Trim();
            if (entry.Length == 0)
                continue;
            if (entry[0] == '[' && entry[entry.Length - 1] == ']')
                assembly = entry.Substring(1, entry.Length - 2).Trim();
            else if (assembly.Length == 0)
                file.Problems.Add((line, "stands before the first assembly in brackets"));
            else
                file.AddLine(assembly, line, entry);
        }

        return file;
    }

    /// <summary>Adds a finding, once more if it is there.</summary>
    public void Add(string assembly, BaselineKey key, int count = 1)
    {
        if (!_sections.TryGetValue(assembly, out var section))
            _sections.Add(assembly, section = []);
        section[key] = (section.TryGetValue(key, out var known) ? known : 0) + count;
    }

    /// <summary>The text of the file: sorted, so that a change of the code changes few lines.</summary>
    public string Format()
    {
        var lines = new List<string>
        {
            "# The findings that are known and not reported. `adapters blocking . --write-baseline` makes this file.",
            "# rule | member | what it calls | how often, if more than once",
        };
        foreach (var section in _sections)
        {
            lines.Add($"[{section.Key}]");
            lines.AddRange(section.Value.Select(e => FormatEntry(e.Key, e.Value)).OrderBy(l => l, StringComparer.Ordinal));
        }

        return string.Join("\n", lines) + "\n";
    }

    private static string FormatEntry(BaselineKey key, int count) =>
        $"{key.Rule} | {key.Member} | {key.Callee}{(count > 1 ? $" | {count}" : "")}";

    private void AddLine(string assembly, TextLine line, string entry)
    {
        var parts = entry.Split([" | "], StringSplitOptions.None);
        var count = 1;
        if (parts.Length is < 3 or > 4 || (parts.Length == 4 && (!int.TryParse(parts[3], out count) || count < 1)))
        {
            Problems.Add((line, "is not 'rule | member | what it calls', with an optional count"));
            return;
        }

        var key = new BaselineKey(parts[0].Trim(), parts[1].Trim(), parts[2].Trim());
        _lines.Add(new BaselineLine(assembly, key, line));
        Add(assembly, key, count);
    }
}
