namespace Benchmarks.Rules;

/// <summary>Statistics of repeated measurements.</summary>
internal static class Figures
{
    public static double Median(IEnumerable<double> values) => Percentile(values, 0.5);

    /// <summary>The smallest value that so many are at or below; between two, the mean of both.</summary>
    public static double Percentile(IEnumerable<double> values, double part)
    {
        var sorted = values.Order().ToArray();
        var rank = part * sorted.Length;
        var index = (int)Math.Ceiling(rank) - 1;
        return rank == Math.Floor(rank) && index + 1 < sorted.Length ? (sorted[index] + sorted[index + 1]) / 2 : sorted[index];
    }

    /// <summary>Half of the distance between the quarters.</summary>
    public static double Spread(IReadOnlyCollection<double> values) => (Percentile(values, 0.75) - Percentile(values, 0.25)) / 2;
}
