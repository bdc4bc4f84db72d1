using Adapters.Simulation.Clients;
using Adapters.Simulation.Handlers;

namespace Adapters.Simulation.Worlds;

/// <summary>All requests of a run, by their numbers.</summary>
internal sealed class RequestBook
{
    private readonly List<RequestPlan> _requests = [];

    public IReadOnlyList<RequestPlan> All => _requests;

    public int NextNumber => _requests.Count + 1;

    /// <summary>Requests that an application is at work on.</summary>
    public int Running => Count(call => call.IsHeld);

    /// <summary>Requests whose application is called through something that answers in its place: a worker, or a router.</summary>
    public int Watched => Count(call => call.IsWatched);

    public void Add(RequestPlan request) => _requests.Add(request);

    private int Count(Func<Invocation, bool> predicate)
    {
        var count = 0;
        foreach (var request in _requests)
        {
            if (request.Invocation is { } call && predicate(call))
                count++;
        }

        return count;
    }

    /// <summary>The request whose mark a path has, or null.</summary>
    public RequestPlan? Find(ReadOnlySpan<byte> path) =>
        RequestPlan.NumberOf(path) is >= 1 and var number && number <= _requests.Count ? _requests[number - 1] : null;
}
