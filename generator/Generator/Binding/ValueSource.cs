using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Binding;

/// <summary>A source of values that are read from text, each into a local variable of its own.</summary>
internal abstract class ValueSource : ParameterSource
{
    public sealed override ParameterModel Parse(ParameterSite site) => base.Parse(site) with { Parsing = site.Parsing };

    /// <summary>Emits the code that reads the value, and rejects the request if it cannot be read.</summary>
    /// <param name="parameters">All parameters of the handler: none of their names is free.</param>
    public abstract void EmitRead(
        ParameterModel parameter, IReadOnlyList<ParameterModel> parameters, EntryPointCode code, CodeWriter writer);
}
