using Adapters.Generator.Symbols;

namespace Adapters.Generator.Validation.Rules;

/// <summary>A name in messages.</summary>
/// <param name="Constant">The name, if it is known at compile time.</param>
/// <param name="Accessor">The static property that has it otherwise.</param>
internal sealed record DisplayText(string? Constant, string? Accessor = null)
{
    public string Code => Accessor ?? EmittedNames.Quote(Constant!);
}
