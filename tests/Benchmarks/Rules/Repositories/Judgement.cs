namespace Benchmarks.Rules.Repositories;

/// <summary>A finding and what somebody who read the code says of it: a row of a table that is kept.</summary>
/// <param name="Verdict"><c>true</c>, <c>false</c> or <c>unclear</c>; empty as long as nobody has judged.</param>
internal sealed record Judgement(
    string Tool, string Repository, string Commit, string File, int Line, string Id, string Severity, string Verdict, string Reason)
{
    private const string Head = "tool\trepository\tcommit\tfile\tline\tid\tseverity\tverdict\treason";

    private static readonly string[] Verdicts = ["true", "false", "unclear"];

    public bool IsJudged => Verdict.Length > 0;

    /// <summary>What a second judgement of the same finding is known by.</summary>
    public (string Tool, string Repository, string File, int Line, string Id) Key => (Tool, Repository, File, Line, Id);

    public static IReadOnlyList<Judgement> Read(string path) =>
        [.. System.IO.File.ReadLines(path).Skip(1).Where(l => l.Length > 0).Select(Parse)];

    public static void Write(string path, IEnumerable<Judgement> judgements) =>
        System.IO.File.WriteAllLines(path, judgements.Select(j => j.Text()).Prepend(Head));

    private static Judgement Parse(string line) =>
        line.Split('\t') is [var tool, var repository, var commit, var file, var number, var id, var severity, var verdict, var reason]
        && int.TryParse(number, out var place) && (verdict.Length == 0 || Verdicts.Contains(verdict))
            ? new Judgement(tool, repository, commit, file, place, id, severity, verdict, reason)
            : throw new FormatException($"'{line}' is no row of a table of judgements");

    private string Text() => string.Join('\t', Tool, Repository, Commit, File, Line, Id, Severity, Verdict, Reason);
}
