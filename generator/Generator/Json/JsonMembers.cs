using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Json;

/// <summary>Looks through the members of types that are read and written as JSON.</summary>
internal static class JsonMembers
{
    private const string Ignore = "System.Text.Json.Serialization.JsonIgnoreAttribute";
    private const string Converter = "System.Text.Json.Serialization.JsonConverterAttribute";

    /// <summary>Finds a member, of the type itself or of one that it holds, that JSON cannot hold.</summary>
    public static JsonObstacle? ObstacleOf(ITypeSymbol type)
    {
        var pending = new Queue<ITypeSymbol>([type]);
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        while (pending.Count > 0)
        {
            var next = pending.Dequeue();
            if (next is IArrayTypeSymbol array)
                pending.Enqueue(array.ElementType);
            if (next is not INamedTypeSymbol named || !seen.Add(named) || !TypeNesting.IsModerate(named))
                continue;
            foreach (var argument in named.TypeArguments)
                pending.Enqueue(argument);
            foreach (var property in Properties(named))
            {
                if (JsonTypes.IsImpossible(property.Type))
                    return new JsonObstacle($"{named.Name}.{property.Name}", property.Type.ToDisplayString());
                pending.Enqueue(property.Type);
            }
        }

        return null;
    }

    /// <summary>Determines whether the serializer leaves a member out.</summary>
    public static bool IsIgnored(ISymbol member) => member.GetAttributes().Any(
        a => TypeNames.Is(a.AttributeClass, Ignore)
            && a.NamedArguments.All(n => n.Key != "Condition" || n.Value.Value is 1 /* JsonIgnoreCondition.Always */));

    /// <summary>The members of a type of .NET, and of one with a converter, are no members in JSON.</summary>
    private static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type; t is not null && !IsOfPlatform(t); t = t.BaseType)
        {
            if (TypeNames.HasAttribute(t, Converter))
                yield break;
            foreach (var property in t.GetMembers().OfType<IPropertySymbol>())
            {
                if (property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod: not null }
                    && !IsIgnored(property) && !TypeNames.HasAttribute(property, Converter))
                    yield return property;
            }
        }
    }

    private static bool IsOfPlatform(ITypeSymbol type) => type.ContainingNamespace?.ToDisplayString() is { } space
        && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal));
}
