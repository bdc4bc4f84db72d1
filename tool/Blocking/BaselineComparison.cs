using Adapters.Analyzers.Baseline;
using Adapters.Tool.Blocking.Findings;
using Adapters.Tool.Blocking.Loading;
using Adapters.Tool.Blocking.Reports;
using Adapters.Tool.Input;
using Microsoft.CodeAnalysis.Text;

namespace Adapters.Tool.Blocking;

/// <summary>The baseline of a target, and which findings it has.</summary>
internal sealed class BaselineComparison
{
    private readonly BaselineFile _file;
    private readonly bool _isIgnored;

    private BaselineComparison(string path, BaselineFile file, bool isIgnored) => (Path, _file, _isIgnored) = (path, file, isIgnored);

    /// <summary>The path of the baseline, whether it exists or not.</summary>
    public string Path { get; }

    public static async Task<BaselineComparison> ReadAsync(BlockingArguments arguments, Target target, CancellationToken cancellation)
    {
        if (arguments.Baseline is not null && !arguments.WriteBaseline && !File.Exists(arguments.Baseline))
            throw new InputException($"the baseline {arguments.Baseline} does not exist; --write-baseline makes it");
        var path = arguments.Baseline ?? Nearest(target.Folder) ?? System.IO.Path.Combine(target.Folder, BaselineFile.FileName);
        var text = File.Exists(path) ? await File.ReadAllTextAsync(path, cancellation) : "";
        var file = BaselineFile.Parse(SourceText.From(text));
        if (file.Problems.Count > 0)
        {
            var (line, problem) = file.Problems[0];
            throw new InputException($"{path}({line.LineNumber + 1}): '{line.ToString().Trim()}' {problem}");
        }

        return new BaselineComparison(path, file, arguments.NoBaseline);
    }

    public Report Compare(IReadOnlyList<Finding> findings, string folder, IReadOnlySet<string> assemblies)
    {
        var left = assemblies.ToDictionary(a => a, a => _isIgnored ? [] : new Dictionary<BaselineKey, int>(_file.Of(a)));
        var (known, fresh) = (new List<Finding>(), new List<Finding>());
        foreach (var finding in findings)
        {
            var entries = left[finding.Assembly];
            if (entries.TryGetValue(finding.Key, out var count) && count > 0)
            {
                entries[finding.Key] = count - 1;
                known.Add(finding);
            }
            else
            {
                fresh.Add(finding);
            }
        }

        return new Report(folder, fresh, known, left.Values.Sum(e => e.Values.Sum()));
    }

    /// <summary>Writes the findings. Sections of assemblies that were not analyzed stay as they are.</summary>
    public async Task WriteAsync(IEnumerable<Finding> findings, IReadOnlySet<string> assemblies, CancellationToken cancellation)
    {
        var file = new BaselineFile();
        foreach (var line in _file.Lines.Where(l => !assemblies.Contains(l.Assembly)).DistinctBy(l => (l.Assembly, l.Key)))
            file.Add(line.Assembly, line.Key, _file.Of(line.Assembly)[line.Key]);
        foreach (var finding in findings)
            file.Add(finding.Assembly, finding.Key);
        await File.WriteAllTextAsync(Path, file.Format(), cancellation);
    }

    private static string? Nearest(string folder)
    {
        for (var above = folder; above is not null; above = System.IO.Path.GetDirectoryName(above))
        {
            if (System.IO.Path.Combine(above, BaselineFile.FileName) is var path && File.Exists(path))
                return path;
        }

        return null;
    }
}
