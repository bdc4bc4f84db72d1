using Adapters.Simulation.Clients;

namespace Adapters.EndToEnd.Actors.Driving;

/// <summary>What was done, in numbers.</summary>
internal sealed class Figures
{
    private readonly SortedDictionary<string, long> _clients = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _answers = new(StringComparer.Ordinal);

    public long Connections { get; private set; }

    public long Requests { get; private set; }

    public void Count(ClientPlan plan)
    {
        Connections++;
        Add(_clients, plan.IsUwsgi ? "uwsgi" : "http");
        Add(_clients, $"leaves by {plan.Leaving}");
        foreach (var (kind, isSo) in Kinds(plan))
        {
            if (isSo)
                Add(_clients, kind);
        }
    }

    public void Count(RequestPlan request, ReceivedResponse response)
    {
        if (response.Status != 100)
            Requests++;
        Add(_answers, $"{request.Handler.Kind} {response.Status}");
    }

    public void Add(Figures other)
    {
        Connections += other.Connections;
        Requests += other.Requests;
        foreach (var (kind, count) in other._clients)
            Add(_clients, kind, count);
        foreach (var (kind, count) in other._answers)
            Add(_answers, kind, count);
    }

    public override string ToString() => $"clients: {Describe(_clients)}\nanswers: {Describe(_answers)}";

    private static (string Kind, bool IsSo)[] Kinds(ClientPlan plan) =>
    [
        ("slow", plan.MayBeSlow),
        ("pipelining", plan.Pipelines && plan.Requests.Count > 1),
        ("leaving in the middle", plan.LeavesAfter >= 0),
        ("with a transcript", plan.HasTail),
        ("expecting 100", plan.Requests.Exists(request => request.Expects100)),
        ("of HTTP/1.0", plan.Requests.Exists(request => request.IsHttp10)),
        ("malformed", plan.Requests.Exists(request => request.IsMalformed)),
    ];

    private static void Add(SortedDictionary<string, long> counts, string kind, long count = 1) =>
        counts[kind] = counts.GetValueOrDefault(kind) + count;

    private static string Describe(SortedDictionary<string, long> counts) =>
        string.Join(", ", counts.Select(pair => $"{pair.Key} {pair.Value}"));
}
