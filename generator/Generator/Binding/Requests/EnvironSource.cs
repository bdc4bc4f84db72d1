using Adapters.Generator.EntryPoints;

namespace Adapters.Generator.Binding.Requests;

/// <summary>The WSGI environ.</summary>
internal sealed class EnvironSource : ParameterSource
{
    private const string TypeName = "Adapters.Environ";

    public override bool IsRaw => true;

    public override bool Binds(ParameterSite site) => site is { TypeName: TypeName, IsSync: true };

    public override string? Refusal(ParameterSite site) =>
        site.TypeName == TypeName ? "an asynchronous handler has no environ: take the HttpScope" : null;

    public override string Argument(ParameterModel parameter, EntryPointCode code) => "environ";
}
