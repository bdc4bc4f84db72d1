using System.Collections.Immutable;
using Adapters.Analyzers.Blocking;
using Generator.Tests.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Benchmarks.Rules.Suite;

/// <summary>Analyzers that are run over the suite, and the lines that they report.</summary>
internal sealed class Contestant(string name, ImmutableArray<DiagnosticAnalyzer> analyzers, Func<string, string, bool> counts)
{
    private readonly Dictionary<string, HashSet<int>> _lines = new(StringComparer.Ordinal);

    public string Name => name;

    /// <summary>Ours: a line counts as found with the id that is marked, and as an alarm with any.</summary>
    public static Contestant Ours() => new("Adapters", [new BlockingAnalyzer()], (id, mark) => mark == "-" || id == mark);

    public static Contestant Of(Peer peer) => new(peer.Package, peer.Load(), (id, _) => peer.Rules.Contains(id));

    /// <summary>What at least one of several reports.</summary>
    public static Contestant Union(string name, IReadOnlyList<Contestant> contestants)
    {
        var union = new Contestant(name, [], (_, _) => false);
        foreach (var (file, _) in contestants[0]._lines)
            union._lines[file] = [.. contestants.SelectMany(c => c._lines[file])];
        return union;
    }

    public void Run(SuiteFile file, Compilation compilation)
    {
        var options = compilation.Options.WithSpecificDiagnosticOptions(analyzers.SelectMany(a => a.SupportedDiagnostics)
            .Select(
                d =>
                    KeyValuePair.Create(d.Id, counts(d.Id, "-") ? ReportDiagnostic.Warn : ReportDiagnostic.Suppress)).DistinctBy(o =>
                        o.Key));
        var found = SuiteCompilation.Run(compilation.WithOptions(options), analyzers, file.Options);
        _lines[file.Name] = [
            .. found.Select(d => (d.Id, Line: LineOf(d))).Where(
                f => counts(f.Id, file.Sites.GetValueOrDefault(f.Line, "-"))).Select(f => f.Line)];
    }

    public Score ScoreOf(SuiteFile file)
    {
        var (found, positives, alarms, negatives) = (0, 0, 0, 0);
        foreach (var (line, mark) in file.Sites)
        {
            var reported = _lines[file.Name].Contains(line) ? 1 : 0;
            if (mark == "-")
                (alarms, negatives) = (alarms + reported, negatives + 1);
            else
                (found, positives) = (found + reported, positives + 1);
        }

        return new Score(found, positives, alarms, negatives, _lines[file.Name].Count(l => !file.Sites.ContainsKey(l)));
    }

    private static int LineOf(Diagnostic finding) => finding.Location.GetLineSpan().StartLinePosition.Line + 1;
}
