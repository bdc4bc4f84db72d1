using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Validation.Parsing;

/// <summary>Finds the attributes that validate.</summary>
internal static class ValidationAttributes
{
    public const string Space = "System.ComponentModel.DataAnnotations.";

    private const string Base = Space + "ValidationAttribute";

    /// <summary>
    /// Returns the attributes of a parameter or property. Those of the parameter that a record makes a property of count for the property,
    /// and those of a property for one of its name and type in a derived class, as for Validator.
    /// </summary>
    public static IReadOnlyList<AttributeData> Of(ISymbol symbol)
    {
        var found = new List<AttributeData>();
        foreach (var one in Sources(symbol))
        {
            var own = one.GetAttributes().Where(IsValidation).ToList();
            found.AddRange(own.Where(a => AllowsSeveral(a) || !found.Exists(f => IsSame(f, a))));
        }

        return found;
    }

    /// <summary>Returns the attributes of a type, and of those that it derives from.</summary>
    public static IReadOnlyList<AttributeData> OfType(ITypeSymbol type) =>
        [.. ValueShapes.Bases(type).SelectMany(t => t.GetAttributes()).Where(IsValidation)];

    public static bool IsValidation(AttributeData attribute)
    {
        for (var t = attribute.AttributeClass; t is not null; t = t.BaseType)
        {
            if (TypeNames.Is(t, Base))
                return true;
        }

        return false;
    }

    /// <summary>Returns the symbols whose attributes count for a value.</summary>
    public static IEnumerable<ISymbol> Sources(ISymbol symbol)
    {
        yield return symbol;
        if (TwinOf(symbol) is { } twin)
            yield return twin;
        if (symbol is not IPropertySymbol property)
            yield break;
        foreach (var inherited in ValueShapes.Bases(property.ContainingType).Skip(1).SelectMany(t => t.GetMembers(property.Name)))
        {
            if (inherited is IPropertySymbol other && SymbolEqualityComparer.Default.Equals(other.Type, property.Type))
                yield return other;
        }
    }

    public static string ShortName(AttributeData attribute)
    {
        const string End = "Attribute";
        var name = attribute.AttributeClass!.Name;
        return name.EndsWith(End, StringComparison.Ordinal) && name.Length > End.Length
            ? name.Substring(0, name.Length - End.Length)
            : name;
    }

    /// <summary>Returns a named argument of an attribute, or null.</summary>
    public static object? Named(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value is { IsNull: false, Kind: not TypedConstantKind.Array } value
            ? value.Value
            : null;

    /// <summary>A record makes a property of each parameter of its first constructor.</summary>
    private static ISymbol? TwinOf(ISymbol symbol) => symbol switch
    {
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } parameter
            when parameter.ContainingType.IsRecord => parameter.ContainingType.GetMembers(parameter.Name)
                .OfType<IPropertySymbol>().FirstOrDefault(p => SymbolEqualityComparer.Default.Equals(p.Type, parameter.Type)),
        IPropertySymbol { ContainingType.IsRecord: true } property => property.ContainingType.InstanceConstructors
            .Where(c => !c.IsImplicitlyDeclared || c.Parameters.Length != 1)
            .SelectMany(c => c.Parameters)
            .FirstOrDefault(p => p.Name == property.Name && SymbolEqualityComparer.Default.Equals(p.Type, property.Type)),
        _ => null,
    };

    private static bool IsSame(AttributeData a, AttributeData b) =>
        SymbolEqualityComparer.Default.Equals(a.AttributeClass, b.AttributeClass);

    private static bool AllowsSeveral(AttributeData attribute) => attribute.AttributeClass!.GetAttributes().Any(
        a => TypeNames.Is(a.AttributeClass, "System.AttributeUsageAttribute")
            && a.NamedArguments.Any(n => n is { Key: "AllowMultiple", Value.Value: true }));
}
