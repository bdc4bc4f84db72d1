using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Symbols;

/// <summary>The attributes that make a method a route or a step of the lifespan.</summary>
internal static class RouteAttributes
{
    /// <summary>The method of a route attribute, or null for any other attribute.</summary>
    public static string? VerbOf(AttributeData attribute)
    {
        if (TypeNames.Is(attribute.AttributeClass, TypeNames.WebSocketAttribute))
            return Verbs.WebSocket;
        if (TypeNames.Is(attribute.AttributeClass, TypeNames.RouteAttribute))
            return (attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "").ToUpperInvariant();
        return IsRoute(attribute.AttributeClass) ? attribute.AttributeClass!.Name.Replace("Attribute", "").ToUpperInvariant() : null;
    }

    /// <summary>Whether the attribute is one of the contracts: what one derived from them passes on is known at run time only.</summary>
    public static bool IsOurs(AttributeData attribute) => attribute.AttributeClass?.ContainingAssembly?.Name == TypeNames.Contracts;

    /// <summary>Whether a method that has the attribute expects to be called.</summary>
    public static bool IsCall(AttributeData attribute) =>
        VerbOf(attribute) is not null
        || TypeNames.Is(attribute.AttributeClass, TypeNames.StartupAttribute)
        || TypeNames.Is(attribute.AttributeClass, TypeNames.ShutdownAttribute);

    private static bool IsRoute(INamedTypeSymbol? type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (TypeNames.Is(t, TypeNames.RouteAttribute))
                return true;
        }

        return false;
    }
}
