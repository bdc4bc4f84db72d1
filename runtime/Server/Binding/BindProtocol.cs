using Adapters.Protocols;
using Adapters.Server.Requests;

namespace Adapters.Server.Binding;

/// <summary>A protocol of addresses to listen on: its names and its reader.</summary>
/// <param name="Name">The name in recordings.</param>
/// <param name="Scheme">The prefix of a host and a port.</param>
/// <param name="UnixScheme">The prefix of the path of a unix socket.</param>
/// <param name="Make">Creates the reader of its requests, and the view that applications have of them.</param>
internal sealed record BindProtocol(
    string Name, string Scheme, string UnixScheme, Func<Limits, IRequestOrigin, (ServerProtocol Protocol, HeadView View)> Make)
{
    /// <summary>
    /// True if the response states whether its connection continues. Over a gateway protocol it never does, and some front
    /// servers would pass the field on to their client.
    /// </summary>
    public bool HasConnectionField { get; init; }

    /// <summary>The text before the status and its reason.</summary>
    public string StatusPrefix { get; init; } = "HTTP/1.1 ";
}
