using System.Text;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Oracles;

/// <summary>Every request that reached the application ends in one line of the access log, with the status that its client saw.</summary>
internal sealed class AccessOracle(World world)
{
    private readonly Dictionary<int, int> _statuses = [];

    public void Add(string path, int status)
    {
        if (world.Requests.Find(Encoding.Latin1.GetBytes(path)) is not { } request)
            return;
        if (!_statuses.TryAdd(request.Number, status))
            world.Violate("outcome", $"{request.Nonce} is in the access log twice: {_statuses[request.Number]} and {status}");
    }

    /// <summary>What the log says of a request; 0 for nothing.</summary>
    public int StatusOf(int request) => _statuses.GetValueOrDefault(request);
}
