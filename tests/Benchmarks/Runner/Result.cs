namespace Benchmarks.Runner;

/// <summary>All counted runs of one peer in one row.</summary>
internal sealed record Result(string Row, int Connections, string Peer, List<double> Microseconds, List<double> Rates, int Discarded)
{
    /// <summary>Processor time of the server for a request, in microseconds.</summary>
    public double Cost => Median(Microseconds);

    public double Rate => Median(Rates);

    /// <summary>Half of the distance between the quarters, as a part of the median.</summary>
    public double Spread => Microseconds.Count < 2 ? 0 : (Quantile(0.75) - Quantile(0.25)) / 2 / Cost;

    public static double Median(List<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private double Quantile(double part) => Microseconds.Order().ElementAt((int)Math.Round(part * (Microseconds.Count - 1)));
}

/// <summary>Row B1 for one program.</summary>
internal sealed record StartResult(string Peer, double Milliseconds, double SizeMegabytes, double ResidentMegabytes);
