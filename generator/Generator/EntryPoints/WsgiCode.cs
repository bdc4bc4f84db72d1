namespace Adapters.Generator.EntryPoints;

/// <summary>The names and parameters of the synchronous entry point.</summary>
internal sealed class WsgiCode() : HttpCode(
    "global::Adapters.Environ environ, global::Adapters.StartResponse start", "environ, start",
    "global::System.Collections.Generic.IEnumerable<global::System.ReadOnlyMemory<byte>>", "body",
    "environ.Scope", "environ.RoutePath", "WsgiRespond", "environ, start")
{
    public static WsgiCode Instance { get; } = new();
}
