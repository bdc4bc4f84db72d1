using Adapters.Generator.Symbols;

namespace Adapters.Generator.EntryPoints;

/// <summary>The names and parameters of the asynchronous entry point for WebSockets.</summary>
internal sealed class WebSocketCode() : EntryPointCode(
    "global::Adapters.WebSocketScope scope, global::Adapters.Receive receive, global::Adapters.Send send", "scope, receive, send",
    EmittedNames.Task, "task", "scope", "scope.RoutePath")
{
    public static WebSocketCode Instance { get; } = new();

    /// <summary>Closes the WebSocket: a handshake that is not accepted has no response of its own.</summary>
    public override string Reject(string errors) => "send(new global::Adapters.WebSocketClose())";

    /// <summary>Everything that a WebSocket has is its own.</summary>
    public override string ForRequest(string part = "") => part.Length == 0 ? Scope : part;
}
