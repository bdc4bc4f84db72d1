using Adapters.Generator.EntryPoints;

namespace Adapters.Generator.Binding.Requests;

/// <summary>The token that is cancelled when the client disconnects, or the WebSocket has ended.</summary>
internal sealed class CancellationSource : ParameterSource
{
    public override bool Binds(ParameterSite site) => site.TypeName == "System.Threading.CancellationToken";

    public override string Argument(ParameterModel parameter, EntryPointCode code) => $"{code.Scope}.Aborted";
}
