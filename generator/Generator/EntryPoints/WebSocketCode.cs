using System.Globalization;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.EntryPoints;

/// <summary>The names and parameters of the asynchronous entry point for WebSockets.</summary>
internal sealed class WebSocketCode() : EntryPointCode(
    "global::Adapters.WebSocketScope scope, global::Adapters.Receive receive, global::Adapters.Send send", "scope, receive, send",
    EmittedNames.Task, "task", "scope", "scope.RoutePath")
{
    public static WebSocketCode Instance { get; } = new();

    /// <summary>Denies the handshake with a response of its own, if the server can send one.</summary>
    public override string Reject(string errors) => $"global::Adapters.WebSocketDenial.DenyAsync({Instance.Arguments}, {errors})";

    /// <summary>Denies the handshake with the response of a filter.</summary>
    public override string Refuse(string response) => $"global::Adapters.WebSocketDenial.DenyAsync({Instance.Arguments}, {response})";

    /// <summary>Returns the expression that denies the handshake.</summary>
    public static string Deny(int status, string detail) =>
        $"global::Adapters.WebSocketDenial.DenyAsync({Instance.Arguments}, {status.ToString(CultureInfo.InvariantCulture)}, "
        + $"{EmittedNames.Quote(detail)})";

    /// <summary>Everything that a WebSocket has is its own.</summary>
    public override string ForRequest(string part = "") => part.Length == 0 ? Scope : part;
}
