using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Clients;

/// <summary>The receiving side of a client: reads the answers in order, and has each checked.</summary>
internal sealed class ClientReceiver(ClientActivity client, IClientWorld world)
{
    private readonly byte[] _buffer = new byte[8 * 1024];
    private readonly ResponseReader _reader = new();
    private bool _hasBeenTurnedAway;
    private bool _isClosing;

    /// <summary>Requests that were answered whole.</summary>
    public int Answered { get; private set; }

    /// <summary>The request under way was asked to continue.</summary>
    public bool HasContinued { get; private set; }

    /// <summary>An answer says that it is the last.</summary>
    public bool IsClosing => _isClosing || Tail.IsClosing;

    /// <summary>What comes after the answers to all requests.</summary>
    public TailReceiver Tail { get; } = new(client.Plan, world);

    public bool HasAll => IsClosing || Answered == client.Plan.Requests.Count;

    /// <summary>The response under way, once its head is there.</summary>
    public ReceivedResponse? Current => _reader.Current;

    /// <summary>Reads once: false at the end of the connection.</summary>
    public bool Read(ClientSender sender)
    {
        var most = client.Plan.LongestRead > 0 && !client.Plan.IsHurried
            ? Math.Min(client.Plan.LongestRead, _buffer.Length)
            : _buffer.Length;
        var count = client.Link.Read(_buffer.AsSpan(0, most));
        world.Trace.Line($"  reads {count}");
        try
        {
            if (count == 0)
                return End();
            Take(_buffer.AsSpan(0, count), sender);
        }
        catch (ResponseException wrong)
        {
            world.Violate("framing", $"{client.Plan.Name} #{client.Link.Id}, request {Answered}: {wrong.Message}");
        }

        return true;
    }

    private void Take(ReadOnlySpan<byte> bytes, ClientSender sender)
    {
        while (!bytes.IsEmpty)
        {
            if (!_isClosing && Answered == client.Plan.Requests.Count && client.Plan.HasTail)
            {
                Tail.Take(bytes);
                return;
            }

            // Who turns a connection away does not know that it would have been HEAD.
            if (IsClosing && _hasBeenTurnedAway)
                return;
            if (IsClosing)
                throw new ResponseException("bytes come after a response that is the last");
            if (Answered == client.Plan.Requests.Count)
                throw new ResponseException("bytes come that nobody has asked for");
            var request = client.Plan.Requests[Answered];
            bytes = bytes[_reader.Read(bytes, request.IsHead, request.IsHttp10 || client.Plan.IsUwsgi, out var response)..];
            if (response is not null)
                Finish(request, response, isAsked: Answered < sender.Sent || (Answered == sender.Sent && sender.Current is not null));
        }
    }

    private void Finish(RequestPlan request, ReceivedResponse response, bool isAsked)
    {
        world.Trace.Line($"  is answered {response.Status} to {request.Nonce}");
        if (response.Status == 100)
        {
            if (HasContinued || !request.Expects100)
                throw new ResponseException("100 comes twice, or was not expected");
            HasContinued = true;
            return;
        }

        if (client.Plan.IsUwsgi && response.Find("connection") is not null)
            throw new ResponseException("a response over uwsgi speaks of its connection");

        // What refuses a connection, or ends it for its slowness, may come before anything was asked.
        if (!isAsked && response.Status is not (503 or 408))
            throw new ResponseException("a response comes that nobody has asked for");
        _hasBeenTurnedAway = response.Status is 503 or 408 or 413 or 400 && request.IsHead;
        HasContinued = false;
        Answered++;
        request.Answer = response.Status;
        _isClosing |= response.SaysClose || (request.IsHttp10 && response.Find("connection") != "keep-alive") || client.Plan.IsUwsgi;
        world.CheckResponse(request, response);
    }

    private bool End()
    {
        if (client.Link.IsResetByServer || client.Link.HasFailed)
        {
            world.CheckCut(client);
            return false;
        }

        try
        {
            if (_reader.End() is { } response)
                Finish(client.Plan.Requests[Answered], response, isAsked: true);
            else
                world.CheckCut(client);
        }
        catch (ResponseException)
        {
            // The end of a response may be missing, but there has to be a reason.
            world.CheckCut(client);
        }

        return false;
    }
}
