namespace Adapters.Generator.Validation;

/// <summary>The ways in which a value has objects.</summary>
internal enum NestedKind
{
    /// <summary>It is an object itself.</summary>
    Object,

    /// <summary>Its items have numbers.</summary>
    Indexed,

    /// <summary>Its items can only be enumerated.</summary>
    Sequence,

    /// <summary>Its values have keys.</summary>
    Dictionary,
}

/// <summary>The objects in a value.</summary>
/// <param name="TypeName">The type of the object, if it is one.</param>
/// <param name="Element">The objects in each item, if it is a collection.</param>
/// <param name="Count">The property with the number of items, if they have numbers.</param>
internal sealed record NestedRules(
    NestedKind Kind, Nullness Nullness, string? TypeName = null, NestedRules? Element = null, string? Count = null)
{
    /// <summary>The type of the objects in the end.</summary>
    public string ObjectType => TypeName ?? Element!.ObjectType;
}
