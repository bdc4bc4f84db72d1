using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Binding.Sources;

/// <summary>The query: what is parsed from text and has no other source.</summary>
internal sealed class QuerySource : ValueSource
{
    public override bool Binds(ParameterSite site) => site.Parsing != ValueParsing.None;

    public override void EmitRead(
        ParameterModel parameter, IReadOnlyList<ParameterModel> parameters, EntryPointCode code, CodeWriter writer) =>
        new QueryEmitter(parameter, parameters, code, writer).Emit();
}
