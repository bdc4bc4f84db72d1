using Adapters.Generator.EntryPoints;

namespace Adapters.Generator.Binding.Requests;

/// <summary>The WSGI start_response: a handler that takes it responds as a WSGI application does.</summary>
internal sealed class StartResponseSource : ParameterSource
{
    private const string TypeName = "Adapters.StartResponse";

    public override bool SendsResponse => true;

    public override bool IsRaw => true;

    public override bool Binds(ParameterSite site) => site is { TypeName: TypeName, IsSync: true, ReturnsBlocks: true };

    public override string? Refusal(ParameterSite site) => site.TypeName == TypeName
        ? "a handler that starts the response itself is synchronous and returns IEnumerable<ReadOnlyMemory<byte>>"
        : null;

    public override string Argument(ParameterModel parameter, EntryPointCode code) => "start";
}
