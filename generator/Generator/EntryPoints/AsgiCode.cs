using Adapters.Generator.Symbols;

namespace Adapters.Generator.EntryPoints;

/// <summary>The names and parameters of the asynchronous entry point.</summary>
internal sealed class AsgiCode() : HttpCode(
    "global::Adapters.HttpScope scope, global::Adapters.Receive receive, global::Adapters.Send send", "scope, receive, send",
    EmittedNames.Task, "task", "scope", "scope.RoutePath", "Respond", "scope, send")
{
    public static AsgiCode Instance { get; } = new();
}
