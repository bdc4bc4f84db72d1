using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Oracles;

/// <summary>A request that was cut before its response has a reason in the log, right before its line in the access log.</summary>
internal sealed class ReasonOracle(World world)
{
    /// <summary>The status of a request whose client left before a response.</summary>
    private const int ClientLeft = 499;

    private long _explained;

    /// <summary>The log says why the request on a connection was cut.</summary>
    public void Explain(long connection) => _explained = connection;

    public void Check(long connection, int status)
    {
        if (status == ClientLeft && _explained != connection)
            world.Violate("reason", $"a request on connection {connection} was cut, and the log does not say why");
    }
}
