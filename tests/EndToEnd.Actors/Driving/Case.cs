using Adapters.Simulation.Clients;

namespace Adapters.EndToEnd.Actors.Driving;

/// <summary>What is known of one client until a verdict is possible.</summary>
internal sealed class Case(ClientActivity client, SocketLink link)
{
    public ClientActivity Client { get; } = client;

    public SocketLink Link { get; } = link;

    /// <summary>The responses that have come, each with its request.</summary>
    public List<(RequestPlan Request, ReceivedResponse Response)> Responses { get; } = [];

    /// <summary>The connection ended, and nothing of the client's own explains it.</summary>
    public bool IsCut { get; set; }

    /// <summary>When the client took its last step.</summary>
    public long LastStep { get; set; } = Environment.TickCount64;

    /// <summary>Its handler waits for the client to leave, and the client may wait for the handler.</summary>
    public bool IsAwaited => Client.Plan.Requests.Exists(
        request => request.Invocation is { IsUnfinished: true } && request.Handler.AwaitsEnd);

    public TimeSpan Waited => TimeSpan.FromMilliseconds(Environment.TickCount64 - LastStep);

    /// <summary>
    /// A response without framing of its own, over a connection whose reset cannot be distinguished from its end, looks whole though its
    /// handler failed (runtime/docs/supported-http.md).
    /// </summary>
    public bool MayBeShort(RequestPlan request, ReceivedResponse response) =>
        Link.IsUnix && request.Invocation is { IsComplete: false } or { HasFailed: true }
        && response.Find("content-length") is null && response.Find("transfer-encoding") is null;

    /// <summary>Its handlers that have not ended.</summary>
    public int Running => Client.Plan.Requests.Count(request => request.Invocation is { IsUnfinished: true });
}
