using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Binding.Forms;

/// <summary>The whole form.</summary>
internal sealed class FormDataSource : ParameterSource
{
    public override bool ReadsForm => true;

    public override bool Binds(ParameterSite site) =>
        site.TypeName == "Adapters.FormData" && site.Allows(BindingKind.Form) && Verbs.CanHaveBody(site.Verb);

    public override string? Refusal(ParameterSite site) =>
        site.TypeName == "Adapters.FormData" ? $"a {site.Verb} request has no body" : null;

    public override string Argument(ParameterModel parameter, EntryPointCode code) => "form";
}
