using Adapters.Generator.Symbols;
using Adapters.Generator.Validation.Rules;

namespace Adapters.Generator.Validation;

/// <summary>How a value can be null.</summary>
internal enum Nullness
{
    Never,
    Reference,
    Struct,

    /// <summary>An immutable array that nobody made has no items to look at.</summary>
    Default,
}

/// <summary>The rules of a value: of a parameter, or of a member of an object.</summary>
/// <param name="Display">Its name in messages.</param>
/// <param name="Rules">The rules, in the order of their attributes.</param>
/// <param name="Nested">The objects inside that have rules, or null.</param>
internal sealed record ValueRules(DisplayText Display, Nullness Nullness, EquatableArray<ValueRule> Rules, NestedRules? Nested)
{
    public bool HasRules => Rules.Count > 0 || Nested is not null;
}
