namespace Benchmarks.Rules.Suite;

/// <summary>How one analyzer did on some files of the suite.</summary>
/// <param name="Found">Sites that block and were reported.</param>
/// <param name="Positives">Sites that block.</param>
/// <param name="Alarms">Sites that look like those, do not block, and were reported.</param>
/// <param name="Negatives">Sites that look like those and do not block.</param>
/// <param name="Elsewhere">Lines without a mark that were reported.</param>
internal sealed record Score(int Found, int Positives, int Alarms, int Negatives, int Elsewhere)
{
    public static readonly Score None = new(0, 0, 0, 0, 0);

    public double? Recall => Positives == 0 ? null : (double)Found / Positives;

    /// <summary>Of what was reported, how much is right; if nothing is reported, it is not defined.</summary>
    public double? Precision => Found + Alarms + Elsewhere == 0 ? null : (double)Found / (Found + Alarms + Elsewhere);

    /// <summary>Of the sites that were reported, how many are right.</summary>
    public double? PrecisionOfSites => Found + Alarms == 0 ? null : (double)Found / (Found + Alarms);

    public static Score operator +(Score a, Score b) =>
        new(a.Found + b.Found, a.Positives + b.Positives, a.Alarms + b.Alarms, a.Negatives + b.Negatives, a.Elsewhere + b.Elsewhere);

    public static Score Sum(IEnumerable<Score> scores) => scores.Aggregate(None, (a, b) => a + b);
}
