using Adapters.Server.Binding;
using Adapters.Server.Loops;
using Adapters.Server.Transports;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Network;

/// <summary>Readiness as epoll gives it, level-triggered, in an order that the run decides; driven by hand, so it never waits.</summary>
internal sealed class SimPoller(EventLoop loop, World world) : Poller
{
    private readonly List<SimEndpoint> _endpoints = [];
    private readonly Queue<(SimLink Link, Func<Endpoint, IEndpointHandler?> Accept)> _backlog = new();
    private readonly List<(SimEndpoint Endpoint, Interest Ready, bool IsGone)> _round = [];

    /// <summary>Somebody has ended the wait.</summary>
    public bool IsWoken { get; private set; }

    public bool HasEvents => _backlog.Count > 0 || _endpoints.Exists(endpoint => endpoint.IsReady);

    public bool IsAccepting { get; private set; } = true;

    public IReadOnlyList<SimEndpoint> Endpoints => _endpoints;

    public override void Poll(int timeoutMilliseconds)
    {
        IsWoken = false;
        loop.EndWait();
        Gather();
        foreach (var (endpoint, ready, isGone) in _round)
        {
            if (!endpoint.IsClosed)
                Tell(endpoint, ready, isGone);
        }

        AcceptAll();
    }

    public override void Wake()
    {
        IsWoken = true;
        world.Threads.Interleave();
    }

    public override void Listen(ListenerSocket socket, Func<Endpoint, IEndpointHandler?> accept) =>
        throw new NotSupportedException("A simulation has no sockets: use Connect.");

    /// <summary>A client connects: false if nobody listens any more.</summary>
    public bool Connect(SimLink link, Func<Endpoint, IEndpointHandler?> accept)
    {
        if (IsAccepting)
            _backlog.Enqueue((link, accept));
        return IsAccepting;
    }

    public override void StopAccepting()
    {
        AcceptAll();
        IsAccepting = false;
    }

    public override void Dispose() => StopAccepting();

    public void Unregister(SimEndpoint endpoint) => _endpoints.Remove(endpoint);

    /// <summary>What is ready, in any order: the kernel promises none.</summary>
    private void Gather()
    {
        _round.Clear();
        foreach (var endpoint in _endpoints)
        {
            if (endpoint.IsReady)
                _round.Insert(_round.Count - world.NetworkDecisions.Next(_round.Count + 1), (endpoint, endpoint.Ready, endpoint.IsGone));
        }
    }

    private void AcceptAll()
    {
        while (_backlog.TryDequeue(out var next))
        {
            var endpoint = new SimEndpoint(next.Link, this, world);
            next.Link.Endpoint = endpoint;
            _endpoints.Add(endpoint);
            world.Trace.Line($"    accept #{next.Link.Id}");
            loop.Accept(endpoint, next.Accept);
        }
    }

    private void Tell(SimEndpoint endpoint, Interest ready, bool isGone)
    {
        try
        {
            endpoint.Tell(ready, isGone);
        }
        catch (Exception error)
        {
            loop.Report(error);
            endpoint.Close(reset: true);
        }
    }
}
