using Adapters.Simulation.Clients;
using Adapters.Simulation.Network;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Oracles;

/// <summary>
/// Looks when every deadline has passed and nobody has done anything: what is still connected must be at something that has
/// none by the settings.
/// </summary>
internal sealed class DeadlineOracle(World world)
{
    public void Check()
    {
        foreach (var client in world.Clients)
        {
            if ((SimLink)client.Link is { Endpoint: not null, HasServerClosed: false } && !IsAtWork(client) && !IsUnread(client))
                world.Violate("deadline", $"{client.Name} does nothing any more, and its connection stays");
        }
    }

    /// <summary>The time of an application may be unlimited, and that of a response is once it has begun.</summary>
    private bool IsAtWork(ClientActivity client) => client.Plan.Requests.Exists(request =>
        request.Invocation is { IsHeld: true } call && (call.Status > 0 || world.Plan.Options.TimeoutRequest == TimeSpan.Zero));

    /// <summary>The time that a client has to read may be unlimited, too.</summary>
    private bool IsUnread(ClientActivity client) =>
        ((SimLink)client.Link).ToClient.Room == 0 && world.Plan.Options.TimeoutSend == TimeSpan.Zero;
}
