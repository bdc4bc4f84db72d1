using Adapters.Protocols.Http1;
using Adapters.Protocols.Scgi;
using Adapters.Protocols.Uwsgi;
using Adapters.Server.Requests;

namespace Adapters.Server.Binding;

/// <summary>The protocols, a row each. An address without a scheme is one of the first.</summary>
internal static class BindProtocols
{
    public static BindProtocol Http { get; } = new("http", "http://", "unix:", static (limits, origin) =>
    {
        var protocol = new Http1Connection(limits);
        return (protocol, new Http1RequestView(origin, protocol.Head));
    })
    {
        HasConnectionField = true,
    };

    public static BindProtocol Uwsgi { get; } = new("uwsgi", "uwsgi://", "uwsgi+unix:", static (limits, origin) =>
    {
        var protocol = new UwsgiConnection(limits);
        return (protocol, new CgiRequestView(origin, protocol.Head));
    });

    public static BindProtocol Scgi { get; } = new("scgi", "scgi://", "scgi+unix:", static (limits, origin) =>
    {
        var protocol = new ScgiConnection(limits);
        return (protocol, new CgiRequestView(origin, protocol.Head));
    })
    {
        StatusPrefix = "Status: ",
    };

    public static IReadOnlyList<BindProtocol> All { get; } = [Http, Uwsgi, Scgi];

    /// <summary>The forms of addresses, for messages.</summary>
    public static string Forms { get; } = MakeForms();

    private static string MakeForms()
    {
        var forms = All.SelectMany(protocol => new[] { protocol.Scheme + "host:port", protocol.UnixScheme + "/path" }).ToArray();
        return $"{string.Join(", ", forms[..^1])} or {forms[^1]}";
    }
}
