using Adapters.Generator.Binding;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Filters;

/// <summary>Writes the creation of an attribute as source text, so that no reflection reads it.</summary>
internal static class AttributeText
{
    /// <summary>Returns the text, or null if emitted code cannot name the class, its constructor or an argument.</summary>
    public static string? Write(AttributeData attribute)
    {
        if (attribute is not { AttributeClass: { } type, AttributeConstructor: { } constructor }
            || !Reachability.CanBeNamed(type) || !Reachability.IsReachable(constructor))
            return null;
        var arguments = attribute.ConstructorArguments.Select(Write).ToList();
        var members = attribute.NamedArguments.Select(a => (Name: EmittedNames.Identifier(a.Key), Value: Write(a.Value))).ToList();
        if (arguments.Contains(null) || members.Exists(m => m.Value is null))
            return null;
        var creation = $"new {type.ToDisplayString(TypeNames.Full)}({string.Join(", ", arguments)})";
        return members.Count == 0 ? creation : $"{creation} {{ {string.Join(", ", members.Select(m => $"{m.Name} = {m.Value}"))} }}";
    }

    private static string? Write(TypedConstant value) => value.Kind switch
    {
        TypedConstantKind.Error => null,
        _ when value.IsNull => "null!",
        TypedConstantKind.Type => Reachability.CanBeNamed((ITypeSymbol)value.Value!)
            ? $"typeof({((ITypeSymbol)value.Value!).ToDisplayString(TypeNames.Full)})"
            : null,
        TypedConstantKind.Array => WriteArray(value),
        _ when !Reachability.CanBeNamed(value.Type) => null,
        _ when value.Value is string or bool or char => DefaultValues.WriteConstant(value.Value),
        _ => $"({value.Type!.ToDisplayString(TypeNames.Full)})({DefaultValues.WriteConstant(value.Value)})",
    };

    private static string? WriteArray(TypedConstant value)
    {
        var elements = value.Values.Select(Write).ToList();
        return elements.Contains(null)
            ? null
            : $"new {value.Type!.ToDisplayString(TypeNames.Full)} {{ {string.Join(", ", elements)} }}";
    }
}
