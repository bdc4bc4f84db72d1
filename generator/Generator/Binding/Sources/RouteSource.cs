namespace Adapters.Generator.Binding.Sources;

/// <summary>The segments of the path that the template names. A value that cannot be read is another route's.</summary>
internal sealed class RouteSource : ParameterSource
{
    public override string Place => "route";

    public override bool Binds(ParameterSite site) => site is { RouteKey: not null, Conversion: not null };

    public override string? Refusal(ParameterSite site) => site.RouteKey is not null
        ? "the template names it, and the type is not parsed from text: "
            + TextAdvice.For(site.Type) + (TextAdvice.IsOwn(site.Type) ? ", or implement ISpanParsable" : "")
        : site.Is(BindingKind.Route) ? $"the template has no value '{site.Key}'"
        : null;

    public override ParameterModel? Parse(ParameterSite site) =>
        Describe(site) with
        {
            Key = site.RouteKey!,
            Conversion = site.Conversion,
            MayBeMissing = site.Context.Template.Values.Any(v => v.Name == site.RouteKey && v.MayBeMissing),
        };
}
