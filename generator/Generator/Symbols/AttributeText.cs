using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Symbols;

/// <summary>Writes the creation of an attribute as source text, so that no reflection reads it.</summary>
internal static class AttributeText
{
    /// <summary>Returns the text, or null if emitted code cannot name the class, its constructor or an argument.</summary>
    public static string? Write(AttributeData attribute) => Write(attribute, attribute.NamedArguments);

    /// <summary>Returns the text without the members whose names begin in a certain way.</summary>
    public static string? WriteWithout(AttributeData attribute, string beginning) =>
        Write(attribute, [.. attribute.NamedArguments.Where(a => !a.Key.StartsWith(beginning, StringComparison.Ordinal))]);

    /// <summary>Returns the text of an argument, or null if emitted code cannot name it.</summary>
    public static string? WriteValue(TypedConstant value) => value.Kind switch
    {
        TypedConstantKind.Error => null,
        _ when value.IsNull => "null!",
        TypedConstantKind.Type => Reachability.CanBeNamed((ITypeSymbol)value.Value!)
            ? $"typeof({((ITypeSymbol)value.Value!).ToDisplayString(TypeNames.Full)})"
            : null,
        TypedConstantKind.Array => WriteArray(value),
        _ when !Reachability.CanBeNamed(value.Type) => null,
        _ when value.Value is string or bool or char => ConstantText.Write(value.Value),
        _ => $"({value.Type!.ToDisplayString(TypeNames.Full)})({ConstantText.Write(value.Value)})",
    };

    private static string? Write(AttributeData attribute, IReadOnlyCollection<KeyValuePair<string, TypedConstant>> named)
    {
        if (attribute is not { AttributeClass: { } type, AttributeConstructor: { } constructor }
            || !Reachability.CanBeNamed(type) || !Reachability.IsReachable(constructor))
            return null;
        var arguments = attribute.ConstructorArguments.Select(WriteValue).ToList();
        var members = named.Select(a => (Name: EmittedNames.Identifier(a.Key), Value: WriteValue(a.Value))).ToList();
        if (arguments.Contains(null) || members.Exists(m => m.Value is null))
            return null;
        var creation = $"new {type.ToDisplayString(TypeNames.Full)}({string.Join(", ", arguments)})";
        return members.Count == 0 ? creation : $"{creation} {{ {string.Join(", ", members.Select(m => $"{m.Name} = {m.Value}"))} }}";
    }

    private static string? WriteArray(TypedConstant value)
    {
        var elements = value.Values.Select(WriteValue).ToList();
        return elements.Contains(null)
            ? null
            : $"new {value.Type!.ToDisplayString(TypeNames.Full)} {{ {string.Join(", ", elements)} }}";
    }
}
