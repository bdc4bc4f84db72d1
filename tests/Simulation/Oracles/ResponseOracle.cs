using Adapters.Simulation.Clients;
using Adapters.Simulation.Handlers;

namespace Adapters.Simulation.Oracles;

/// <summary>Each response belongs to its request, says what its handler said, or has a reason to be the server's own.</summary>
internal sealed class ResponseOracle(IClientWorld world)
{
    public void Check(RequestPlan request, ReceivedResponse response)
    {
        var nonce = response.Find("x-nonce");
        if (nonce is null && request.Handler.Kind == HandlerKind.Generated && response.Status == 200 && request.Invocation is { } generated)
            CheckHandlers(generated, response);
        else if (nonce is null)
            CheckOwn(request, response);
        else if (nonce != request.Nonce)
            world.Violate("nonce", $"{request.Nonce} is answered with the response of {nonce}");
        else if (request.Invocation is not { } call)
            world.Violate("nonce", $"{request.Nonce} is answered by a handler that was not called");
        else
            CheckHandlers(call, response);
    }

    /// <summary>The connection has ended before all was answered: there has to be a reason.</summary>
    public void CheckCut(ClientActivity client)
    {
        if (client.Receiver.HasAll && !client.Receiver.IsClosing && client.Receiver.Tail.IsOwed && client.Sender.HasSentAll)
            CheckTailCut(client);
        if (!HasOwnReason(client))
            CheckUnanswered(client);
    }

    /// <summary>
    /// The connection may end, whatever its requests are. Nothing is promised to one that was not whole, or had not begun.
    /// </summary>
    public bool HasOwnReason(ClientActivity client) =>
        client.Receiver.HasAll || client.Link.IsBroken || client.Link.HasClientEnded || world.IsStopping || MayBeCut(client)
        || client.Receiver.Answered >= client.Sender.Sent;

    /// <summary>A request that was sent whole was not answered: it, or another of its connection, has to be the reason.</summary>
    public void CheckUnanswered(ClientActivity client)
    {
        var request = client.Plan.Requests[client.Receiver.Answered];
        if (request.Invocation is { HasFailed: true, Status: > 0 } || request.Client.WasTurnedAway(world.Options))
            return;
        if (client.Plan.Requests.Exists(other => other.MayEndWithReset))
            return;
        // The answer to what the client did came too late to be reported.
        if (request.Invocation is { Status: > 0 } && request.MayBeRejected(world.Options))
            return;
        world.Violate("cut", $"the connection of {request.Nonce} ended without an answer (reset: {client.Link.IsResetByServer})");
    }

    private bool MayBeCut(ClientActivity client) =>
        client.Plan.MayBeReset(world.Options) || (client.Plan.MayBeCut && !client.Link.HasLostAnswer);

    private void CheckTailCut(ClientActivity client)
    {
        var (plan, link) = (client.Plan, client.Link);
        if (link.IsBroken || link.HasClientEnded || world.IsStopping || MayBeCut(client)
            || plan.Requests.Exists(other => other.MayEndWithReset))
            return;
        if (world.Options.LimitConcurrency >= world.MostClients)
            world.Violate(
                "cut", $"the connection of {plan.Name} ended without an answer to what it sent at last (reset: {link.IsResetByServer})");
    }

    private void CheckHandlers(Invocation call, ReceivedResponse response)
    {
        var request = call.Request;
        if (call.Status != response.Status && !request.Handler.IsMisuse)
            world.Violate("response", $"{request.Nonce} is answered {response.Status}, and its handler said {call.Status}");
        var hasBody = !request.IsHead && response.Status is not (204 or 304);
        var body = response.Body.GetBuffer().AsSpan(0, (int)response.Body.Length);
        if (!hasBody)
            return;
        if (call.Sent.Mismatch(body) is >= 0 and var at)
            world.Violate("response", $"byte {at} of the response of {request.Nonce} is not what its handler sent");
        else if (!call.IsComplete && body.Length != request.Handler.DeclaredLength)
            world.Violate(
                "response",
                $"the response of {request.Nonce} is whole, and its handler has sent only a part: {body.Length} bytes, and it "
                + $"sent {call.Sent.Length} (failed: {call.HasFailed}, notified of the end: {call.WasNotifiedOfEnd})");
        else if (body.Length != call.Sent.Length && !request.Handler.IsMisuse)
            world.Violate("response", $"the response of {request.Nonce} has {body.Length} bytes, and its handler sent {call.Sent.Length}");
    }

    private void CheckOwn(RequestPlan request, ReceivedResponse response)
    {
        var call = request.Invocation;
        var options = world.Options;
        var isExpected = response.Status switch
        {
            400 => request.IsMalformed,
            408 => request.Client.MayBeSlow || request.MayTimeOut(options),
            413 => request.LongestBody > options.LimitRequestBody,
            500 => call is { HasFailed: true },
            503 => world.IsStopping || request.Client.WasTurnedAway(options) || (request.Handler.IsSynchronous && world.MayBeFull),
            504 => request.MayTimeOut(options),
            _ => false,
        };
        if (!isExpected)
            world.Violate("response", $"{request.Nonce} is answered {response.Status} by the server, and nothing is wrong with it");
    }
}
