using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Binding.Forms;

/// <summary>A field of a form.</summary>
internal sealed class FormFieldSource() : ValueSource(BindingKind.Form, "a field of a form")
{
    public override string Place => "form";

    public override bool ReadsForm => true;

    public override bool Binds(ParameterSite site) => base.Binds(site) && Verbs.CanHaveBody(site.Verb);

    public override string? Refusal(ParameterSite site) =>
        site.Is(BindingKind.Form) && !Verbs.CanHaveBody(site.Verb) ? $"a {site.Verb} request has no body" : base.Refusal(site);

    protected override ParameterModel Describe(ParameterSite site) =>
        base.Describe(site) with { Key = site.FormKey, Prefix = site.Prefix };

    protected override string Values(ParameterModel parameter, EntryPointCode code) => parameter.Prefix is { } prefix
        ? $"Form(form, {prefix} + {EmittedNames.Quote("." + parameter.Key)})"
        : $"Form(form, {EmittedNames.Utf8(parameter.Key)})";
}
