namespace Benchmarks.Runner;

/// <summary>What we want of a row: our cost (or our rate, where <paramref name="IsRate"/>) as a multiple of another's.</summary>
internal sealed record Target(string Row, string Against, double Bound, bool IsRate = false)
{
    private static readonly Target[] All =
    [
        new("H1", Peer.Floor.Name, 1.10),
        new("H1", Peer.Nginx.Name, 0.90),
        new("H1", Peer.Kestrel.Name, 0.36),
        new("H2", Peer.Kestrel.Name, 0.40),
        new("H5", Peer.Kestrel.Name, 5, IsRate: true),
        new("H5", Peer.Nginx.Name, 5, IsRate: true),
    ];

    /// <summary>Our 200 routes against our one, and 1,000 against one.</summary>
    private const double RoutesBound = 1.05;
    private static readonly (string What, Func<StartResult, double> Of, double Most)[] StartBounds =
    [
        ("ms to the first response", s => s.Milliseconds, 20),
        ("MB on disk", s => s.SizeMegabytes ?? double.NaN, 4),
        ("MB resident then", s => s.ResidentMegabytes, 20),
    ];

    /// <summary>A line a target that was measured: what was wanted, what is, and whether that is enough.</summary>
    public static IEnumerable<string> Describe(List<Result> results, List<StartResult> starts) =>
    [
        .. All.SelectMany(t => t.Compare(results)),
        .. CompareRoutes(results),
        .. CompareManyRoutes(results),
        .. starts.Where(s => s.Peer == "adapters AOT").SelectMany(
            s => StartBounds.Select(b => Line($"B1: {b.What}", b.Of(s), "at most", b.Most, ""))),
    ];

    private IEnumerable<string> Compare(List<Result> results)
    {
        foreach (var other in results.Where(r => r.Row == Row && r.Peer == Against))
        {
            var ours = results.First(r => r.Row == Row && r.Connections == other.Connections && r.Peer == Peer.Adapters.Name);
            var title = $"{Row} with {other.Connections} connections: our {(IsRate ? "rate" : "cost")} is that of {Against}";
            yield return IsRate
                ? Line(title, ours.Rate / other.Rate, "at least", Bound, "x")
                : Line(title, ours.Cost / other.Cost, "at most", Bound, "x");
        }
    }

    private static IEnumerable<string> CompareRoutes(List<Result> results)
    {
        var routes = results.FirstOrDefault(r => r.Row == "H3" && r.Peer == Peer.Adapters.Name);
        var one = results.FirstOrDefault(r => r.Row == "H1" && r.Connections == routes?.Connections && r.Peer == Peer.Adapters.Name);
        return routes is null || one is null
            ? []
            : [Line("H3: our cost is that of H1", routes.Cost / one.Cost, "at most", RoutesBound, "x")];
    }

    private static IEnumerable<string> CompareManyRoutes(List<Result> results)
    {
        var many = results.FirstOrDefault(r => r.Row == "H4" && r.Peer == Peer.ManyRoutes.Name);
        var one = results.FirstOrDefault(r => r.Row == "H4" && r.Peer == Peer.OneRoute.Name);
        if (many is null || one is null)
            yield break;
        yield return Line("H4: the cost of 1,000 routes is that of one", many.Cost / one.Cost, "at most", RoutesBound, "x");
        var growth = new FileInfo(Peer.ManyRoutes.Command).Length - new FileInfo(Peer.OneRoute.Command).Length;
        yield return FormattableString.Invariant($"H4: a route adds {growth / 999.0:0} bytes to the native program");
    }

    private static string Line(string title, double value, string relation, double bound, string unit)
    {
        var isReached = relation == "at most" ? value <= bound : value >= bound;
        return FormattableString.Invariant(
            $"{title}: {value:0.00}{unit}, wanted {relation} {bound:0.00}{unit}: {(isReached ? "reached" : "**missed**")}");
    }
}
