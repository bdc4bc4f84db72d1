namespace Benchmarks.Runner;

/// <summary>All counted runs of one peer in one row.</summary>
internal sealed record Result(string Row, int Connections, string Peer)
{
    public List<double> Microseconds { get; } = [];

    public List<double> Rates { get; } = [];

    /// <summary>Runs with an error, which are thrown away and made again.</summary>
    public int Discarded { get; set; }

    /// <summary>Processor time of the server for a request, in microseconds.</summary>
    public double Cost => Median(Microseconds);

    public double Rate => Median(Rates);

    /// <summary>Half of the distance between the quarters, as a part of the median.</summary>
    public double Spread => Microseconds.Count < 2 ? 0 : (Quantile(0.75) - Quantile(0.25)) / 2 / Cost;

    public static double Median(IReadOnlyCollection<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private double Quantile(double part) => Microseconds.Order().ElementAt((int)Math.Round(part * (Microseconds.Count - 1)));
}

/// <summary>Row B1 for one program: every start, what lies on disk (nothing of its own: null), and the memory in use then.</summary>
internal sealed record StartResult(string Peer, double? SizeMegabytes)
{
    public List<double> AllMilliseconds { get; } = [];

    public List<double> AllResidentMegabytes { get; } = [];

    public double Milliseconds => Result.Median(AllMilliseconds);

    public double ResidentMegabytes => Result.Median(AllResidentMegabytes);
}
