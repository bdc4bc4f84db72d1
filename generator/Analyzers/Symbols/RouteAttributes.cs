using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Symbols;

/// <summary>Reads the attributes that make a method a route, or a startup or shutdown method.</summary>
internal static class RouteAttributes
{
    /// <summary>Returns the request method of a route attribute, or null for any other attribute.</summary>
    public static string? VerbOf(AttributeData attribute)
    {
        if (TypeNames.Is(attribute.AttributeClass, TypeNames.WebSocketAttribute))
            return Verbs.WebSocket;
        if (TypeNames.Is(attribute.AttributeClass, TypeNames.RouteAttribute))
            return (attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "").ToUpperInvariant();
        return IsRoute(attribute.AttributeClass) ? attribute.AttributeClass!.Name.Replace("Attribute", "").ToUpperInvariant() : null;
    }

    /// <summary>Returns the origins that a WebSocket's attribute allows.</summary>
    public static IEnumerable<string> OriginsOf(AttributeData attribute)
    {
        var origins = attribute.NamedArguments.FirstOrDefault(a => a.Key == "Origins").Value;
        return origins.Kind == TypedConstantKind.Array ? origins.Values.Select(v => v.Value as string ?? "") : [];
    }

    /// <summary>
    /// Determines whether the attribute is one of Adapters: what a derived one passes to its base is known only at run time.
    /// </summary>
    public static bool IsOurs(AttributeData attribute) => attribute.AttributeClass?.ContainingAssembly?.Name == TypeNames.Contracts;

    /// <summary>Determines whether emitted code is to call a method that has the attribute.</summary>
    public static bool IsCall(AttributeData attribute) =>
        VerbOf(attribute) is not null
        || TypeNames.Is(attribute.AttributeClass, TypeNames.StartupAttribute)
        || TypeNames.Is(attribute.AttributeClass, TypeNames.ShutdownAttribute)
        || TypeNames.Is(attribute.AttributeClass, TypeNames.ExceptionHandlerAttribute);

    /// <summary>Determines whether a method that has the attribute runs in the background.</summary>
    public static bool IsJob(AttributeData attribute) =>
        TypeNames.Is(attribute.AttributeClass, TypeNames.BackgroundAttribute)
        || TypeNames.Is(attribute.AttributeClass, TypeNames.EveryAttribute)
        || TypeNames.Is(attribute.AttributeClass, TypeNames.CronAttribute);

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
