using Adapters.Generator.EntryPoints;

namespace Adapters.Generator.Binding;

/// <summary>The WebSocket itself, over the events of its scope.</summary>
internal sealed class WebSocketSource : ParameterSource
{
    private const string Type = "Adapters.WebSocket";

    public override bool SendsResponse => true;

    public override bool Binds(ParameterSite site) => site is { TypeName: Type, IsWebSocket: true };

    public override string? Refusal(ParameterSite site) => site.TypeName == Type
        ? "only a [WebSocket] route has one"
        : null;

    public override string Argument(ParameterModel parameter, EntryPointCode code) => $"new global::{Type}({code.Arguments})";
}
