using Adapters.Generator.EntryPoints;

namespace Adapters.Generator.Binding.Sources;

/// <summary>The token that is cancelled when the client disconnects.</summary>
internal sealed class CancellationSource : ParameterSource
{
    public override bool Binds(ParameterSite site) => site is { TypeName: "System.Threading.CancellationToken", IsWebSocket: false };

    public override string Argument(ParameterModel parameter, EntryPointCode code) => $"{code.Scope}.Aborted";
}
