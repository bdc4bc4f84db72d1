using Adapters.Server.Binding;
using Adapters.Server.Loops;
using Adapters.Server.Transports.Readiness;

namespace Adapters.Server.Transports.Memory;

/// <summary>A transport without a network, for tests: a loop driven by hand or by its thread.</summary>
internal sealed class MemoryPoller(EventLoop loop) : ReadyPoller(loop)
{
    private Func<Endpoint, IEndpointHandler?>? _accept;

    public override void Listen(ListenerSocket socket, Func<Endpoint, IEndpointHandler?> accept) =>
        throw new NotSupportedException("Memory has no sockets: use Accept.");

    /// <summary>Sets the function that returns the handlers of new connections.</summary>
    public void Accept(Func<Endpoint, IEndpointHandler?> accept) => _accept = accept;

    /// <summary>Creates a connection. The test gets the client's end.</summary>
    public MemoryClient Connect()
    {
        var endpoint = new MemoryEndpoint(this);
        Loop.Post(
            _ =>
            {
                if (_accept is null)
                    endpoint.Close(reset: true);
                else if (Loop.Accept(endpoint, _accept))
                    endpoint.Queue();
            },
            null);
        return new MemoryClient(endpoint);
    }

    public override void StopAccepting() => _accept = null;
}
