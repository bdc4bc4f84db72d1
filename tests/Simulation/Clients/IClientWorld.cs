using Adapters.Simulation.Scheduling;

namespace Adapters.Simulation.Clients;

/// <summary>What clients need of what is around them: a simulated world, or a driver of real connections.</summary>
internal interface IClientWorld
{
    Trace Trace { get; }

    /// <summary>How the server was set up.</summary>
    ServerOptions Options { get; }

    /// <summary>The most clients that there are at once.</summary>
    int MostClients { get; }

    /// <summary>There are more requests for the workers than they and their queue take at once.</summary>
    bool MayBeFull { get; }

    /// <summary>The operator has said stop.</summary>
    bool IsStopping { get; }

    void Violate(string oracle, string message);

    /// <summary>Does something later, between two steps.</summary>
    void After(long milliseconds, Action action);

    /// <summary>False if nobody listens any more.</summary>
    bool Connect(ClientActivity client);

    /// <summary>A response has come whole.</summary>
    void CheckResponse(RequestPlan request, ReceivedResponse response);

    /// <summary>The connection has ended, perhaps before all was answered.</summary>
    void CheckCut(ClientActivity client);
}
