using Adapters.Protocols;
using Adapters.Server.Requests;

namespace Adapters.Server.Binding;

/// <summary>A protocol that an address can be listened on with: how it is named, and what reads it.</summary>
/// <param name="Name">The name in recordings.</param>
/// <param name="Scheme">What stands before a host and a port.</param>
/// <param name="UnixScheme">What stands before the path of a unix socket.</param>
/// <param name="Make">Makes what reads requests of it, and the view that applications have of them.</param>
internal sealed record BindProtocol(
    string Name, string Scheme, string UnixScheme, Func<Limits, IRequestOrigin, (ServerProtocol Protocol, HeadView View)> Make)
{
    /// <summary>
    /// The response says whether its connection goes on. Over a gateway protocol it never does, and some front servers would hand
    /// the field on to their client.
    /// </summary>
    public bool HasConnectionField { get; init; }

    /// <summary>What stands before the status and its reason.</summary>
    public string StatusPrefix { get; init; } = "HTTP/1.1 ";
}
