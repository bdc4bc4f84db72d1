using Adapters.Simulation.Clients;
using Adapters.Simulation.Handlers;
using Adapters.Simulation.Network;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Oracles;

/// <summary>
/// Looks when nothing can be done at this time: whoever waits then must wait for the time, or for somebody who has decided to
/// stand still. A server that owes somebody something has forgotten to wake it.
/// </summary>
internal sealed class StallOracle(World world)
{
    public void Check()
    {
        foreach (var loop in world.Loops)
        {
            if (loop.Loop.HasPosted)
                world.Violate("stall", $"{loop.Name} has work, and nobody has woken it");
        }

        foreach (var client in world.Clients)
        {
            foreach (var request in client.Plan.Requests)
            {
                if (request.Invocation is { IsUnfinished: true } call)
                    CheckHandler(client, call);
            }

            if (client.Plan.Requests.Exists(request => request.Invocation is { IsUnfinished: true }))
                continue;
            if (IsOwedTail(client))
                world.Violate("stall", $"{client.Name} waits for an answer to what it sent at last");
            else if (IsOwed(client))
                world.Violate(
                    "stall",
                    $"{client.Name} waits for the answer to {client.Plan.Requests[client.Receiver.Answered].Nonce}"
                        + ", and nobody works on it");
        }
    }

    /// <summary>A handler of any kind, on the loop or on a worker, and whether its client is still there or not.</summary>
    private void CheckHandler(ClientActivity client, Invocation call)
    {
        var link = (SimLink)client.Link;
        if (link.HasServerClosed && call.State is HandlerState.Receiving or HandlerState.Sending)
            world.Violate("stall", $"{call.Request.Nonce} waits in {call.State}, and its connection is gone");
        var canReceive = link.IsBroken || (link.HasClientEnded && (link.ToServer.Count == 0 || call.HasSeenBodyEnd))
            || (!call.HasSeenBodyEnd && (link.ToServer.Count > 0 || client.Sender.Sent > client.Plan.Requests.IndexOf(call.Request)));
        if (call.State == HandlerState.Receiving && canReceive)
            world.Violate(
                "stall",
                $"{call.Request.Nonce} waits for its body, and there is more of it, or its end (watched: {link.Endpoint?.Watched})");
        else if (
            call.State == HandlerState.Receiving && client.Sender.Current == call.Request && client.Sender.AwaitsContinue(client.Receiver)
                && !client.IsSleeping && !client.IsReadPaused)
            world.Violate("stall", $"{call.Request.Nonce} waits for its body, and its client was not asked to continue");
        else if (call.State == HandlerState.Sending && (link.ToClient.Room > 0 || link.IsBroken))
            world.Violate("stall", $"{call.Request.Nonce} waits for room, and there is some");
        else if (call.State == HandlerState.Queued && canReceive && HasFreeWorker)
            world.Violate("stall", $"{call.Request.Nonce} waits for a worker, and one is free");
        else if (
            call is { WasNotifiedOfEnd: true, IsComplete: false, Request.Handler.Kind: HandlerKind.Raw }
            && IsOwed(client) && !link.HasClientEnded)
            world.Violate("stall", $"the handler of {call.Request.Nonce} was notified that nobody waits for it, and its client waits");
        else if (call.State == HandlerState.Running)
            world.Violate("stall", $"{call.Request.Nonce} can go on, and nothing has it do so");
    }

    /// <summary>All that is in the hands of the workers runs: nothing of it has to wait for another.</summary>
    private bool HasFreeWorker => world.Workers.InHand <= world.Workers.Threads;

    private static bool IsOwedTail(ClientActivity client) =>
        IsListening(client) && client.Receiver.HasAll && client.Receiver.Tail.IsOwed && client.Sender.HasSentAll
            && !client.Link.HasClientEnded;

    private static bool IsListening(ClientActivity client) =>
        client.IsConnected && !client.IsDone && client.Link is SimLink { HasServerClosed: false, IsBroken: false } && !client.IsReadPaused
            && !client.Receiver.IsClosing;

    /// <summary>A request was sent whole, what came back was read, and nothing of the client's is in the way.</summary>
    private static bool IsOwed(ClientActivity client) =>
        IsListening(client) && client.Receiver.Answered < client.Sender.Sent;
}
