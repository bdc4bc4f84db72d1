using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Binding.Sources;

/// <summary>The segments of the path that the template names.</summary>
internal sealed class RouteSource : ValueSource
{
    public override bool Binds(ParameterSite site) => site.IsInTemplate && site.Parsing != ValueParsing.None;

    public override string? Refusal(ParameterSite site) =>
        site.IsInTemplate ? "the template names it, and the type is not parsed from text: implement ISpanParsable" : null;

    /// <summary>Emits nothing: the router has read the value, since a value that cannot be read is another route's.</summary>
    public override void EmitRead(
        ParameterModel parameter, IReadOnlyList<ParameterModel> parameters, EntryPointCode code, CodeWriter writer)
    {
    }
}
