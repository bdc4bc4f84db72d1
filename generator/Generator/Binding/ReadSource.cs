using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Binding;

/// <summary>A source whose values are read into a local variable each.</summary>
internal abstract class ReadSource : ParameterSource
{
    public abstract override string Place { get; }

    /// <summary>Emits the code that reads the value, and notes an error if it cannot be read.</summary>
    public abstract void EmitRead(ParameterModel parameter, EntryPointCode code, CodeWriter writer);
}
