using Microsoft.CodeAnalysis;

namespace Adapters.Generator.OpenApi.Members;

/// <summary>Finds the members of a type that System.Text.Json reads or writes.</summary>
internal static class SchemaMembers
{
    private const string Json = "System.Text.Json.Serialization.";
    private const int Always = 1;

    public static IEnumerable<JsonMember> Of(INamedTypeSymbol type, JsonPolicy policy)
    {
        var constructor = Constructor(type);
        var hidden = new HashSet<string>(StringComparer.Ordinal);
        var members = new List<(int Order, JsonMember Member)>();
        foreach (var declaring in Levels(type))
        {
            foreach (var symbol in declaring.GetMembers().Where(m => !m.IsStatic && m is IPropertySymbol or IFieldSymbol))
            {
                if (hidden.Add(symbol.Name) && Read(symbol, policy, constructor) is { } member)
                    members.Add((OrderOf(symbol), member));
            }
        }

        return members.OrderBy(m => m.Order).Select(m => m.Member);
    }

    /// <summary>Returns the constructor that an object is made by: one with [JsonConstructor], or the only one with parameters.</summary>
    public static IMethodSymbol? Constructor(INamedTypeSymbol type)
    {
        var all = type.InstanceConstructors.Where(c => !IsCopy(c, type)).ToList();
        if (all.Find(c => TypeNames.HasAttribute(c, Json + "JsonConstructorAttribute")) is { } marked)
            return marked;
        var known = all.Where(c => c.DeclaredAccessibility == Accessibility.Public).ToList();
        return known.Find(c => c.Parameters.IsEmpty) ?? (known.Count == 1 ? known[0] : null);
    }

    /// <summary>Indicates whether it is where members go that have no property.</summary>
    public static bool IsExtension(ISymbol symbol) => TypeNames.HasAttribute(symbol, Json + "JsonExtensionDataAttribute");

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type) =>
        constructor.Parameters is [var only] && type.IsRecord && SymbolEqualityComparer.Default.Equals(only.Type, type);

    /// <summary>Members of a base class come after those of the class. An interface has those of its bases, too.</summary>
    private static IEnumerable<INamedTypeSymbol> Levels(INamedTypeSymbol type)
    {
        for (var t = type; t is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) }; t = t.BaseType)
            yield return t;
        foreach (var contract in type.TypeKind == TypeKind.Interface ? type.AllInterfaces : [])
            yield return contract;
    }

    private static JsonMember? Read(ISymbol symbol, JsonPolicy policy, IMethodSymbol? constructor)
    {
        var isIncluded = TypeNames.HasAttribute(symbol, Json + "JsonIncludeAttribute");
        if (symbol.IsImplicitlyDeclared || IsIgnored(symbol) || IsExtension(symbol))
            return null;
        var name = NameOf(symbol) ?? policy.Naming.Apply(symbol.Name);
        var parameter = constructor?.Parameters.FirstOrDefault(p => string.Equals(p.Name, symbol.Name, StringComparison.OrdinalIgnoreCase));
        if (symbol is IFieldSymbol field)
        {
            return isIncluded || (policy.IncludesFields && field.DeclaredAccessibility == Accessibility.Public)
                ? new JsonMember(name, field, field.Type, parameter, !field.IsReadOnly || parameter is not null, true)
                : null;
        }

        var property = (IPropertySymbol)symbol;
        var (isRead, isWritten) = (
            parameter is not null || IsVisible(property.SetMethod, isIncluded), IsVisible(property.GetMethod, isIncluded));
        if (property.IsIndexer || property.Name.Contains('.') || !(isRead || isWritten) || (policy.IgnoresReadOnly && !isRead))
            return null;
        return new JsonMember(name, property, property.Type, parameter, isRead, isWritten);
    }

    private static bool IsVisible(IMethodSymbol? accessor, bool isIncluded) =>
        accessor is not null && (isIncluded || accessor.DeclaredAccessibility == Accessibility.Public);

    private static bool IsIgnored(ISymbol symbol) => Find(symbol, "JsonIgnoreAttribute") is { } attribute
        && (attribute.NamedArguments.IsEmpty || attribute.NamedArguments.Any(a => a.Value.Value is Always));

    private static string? NameOf(ISymbol symbol) =>
        Find(symbol, "JsonPropertyNameAttribute")?.ConstructorArguments.FirstOrDefault().Value as string;

    private static int OrderOf(ISymbol symbol) =>
        Find(symbol, "JsonPropertyOrderAttribute")?.ConstructorArguments.FirstOrDefault().Value as int? ?? 0;

    private static AttributeData? Find(ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(a => TypeNames.Is(a.AttributeClass, Json + name));
}
