using Adapters.Generator.Symbols;

namespace Adapters.Generator.Validation;

/// <summary>The rules of a parameter.</summary>
/// <param name="Value">What is demanded of the value itself.</param>
/// <param name="Objects">What is demanded of the objects that it is or holds: those with rules, each once.</param>
/// <param name="Types">All types that were looked through, without type arguments.</param>
internal sealed record ValidationModel(ValueRules Value, EquatableArray<ObjectRules> Objects, EquatableArray<string> Types)
{
    public bool HasRules => Value.HasRules;

    /// <summary>The rules of the object that the value is, or null.</summary>
    public ObjectRules? Own => Value.Nested is { Kind: NestedKind.Object, TypeName: var name }
        ? Objects.FirstOrDefault(o => o.TypeName == name)
        : null;
}
