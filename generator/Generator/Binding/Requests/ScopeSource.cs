using Adapters.Generator.EntryPoints;

namespace Adapters.Generator.Binding.Requests;

/// <summary>The scope of the request or of the WebSocket.</summary>
internal sealed class ScopeSource : ParameterSource
{
    public override bool Binds(ParameterSite site) =>
        site.TypeName == (site.IsWebSocket ? "Adapters.WebSocketScope" : "Adapters.HttpScope");

    public override string Argument(ParameterModel parameter, EntryPointCode code) => code.ForRequest();
}
