using Adapters.Generator.OpenApi.Text;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.OpenApi.Operations;

/// <summary>
/// Reads [SecurityScheme] of the filters before a route: the class of a filter says how a client shows who it is, so that every route
/// behind it has it in the document.
/// </summary>
internal static class SecurityParser
{
    private const string Attribute = "Adapters.SecuritySchemeAttribute";
    private const string Filter = "Adapters.FilterAttribute";

    /// <summary>Returns the schemes of the filters before a method, those of the assembly first.</summary>
    public static List<SecurityScheme> Of(IMethodSymbol method) => FiltersOf(method)
        .SelectMany(f => f.GetAttributes().Where(a => TypeNames.Is(a.AttributeClass, Attribute)))
        .Select(Read)
        .OfType<SecurityScheme>()
        .GroupBy(s => s.Name)
        .Select(g => g.First())
        .ToList();

    /// <summary>Returns the classes of the filters before a method.</summary>
    public static IEnumerable<INamedTypeSymbol> FiltersOf(IMethodSymbol method) => method.ContainingAssembly.GetAttributes()
        .Concat(ContainingTypes.WithOwn(method.ContainingType).SelectMany(t => t.GetAttributes()))
        .Concat(method.GetAttributes())
        .Select(a => a.AttributeClass)
        .OfType<INamedTypeSymbol>()
        .Where(IsFilter);

    private static bool IsFilter(INamedTypeSymbol type)
    {
        for (var t = type.BaseType; t is not null; t = t.BaseType)
        {
            if (TypeNames.Is(t, Filter))
                return true;
        }

        return false;
    }

    private static SecurityScheme? Read(AttributeData attribute)
    {
        if (attribute.ConstructorArguments is not [{ Value: string name }, { Value: int kind }])
            return null;
        var scheme = kind switch
        {
            0 => new JsonObject().SetText("type", "http").SetText("scheme", "bearer").SetText("bearerFormat", Text(attribute, "Format")),
            1 => new JsonObject().SetText("type", "http").SetText("scheme", "basic"),
            _ => new JsonObject().SetText("type", "apiKey").SetText("name", Text(attribute, "Field") ?? name).SetText(
                "in", kind switch { 2 => "header", 3 => "query", _ => "cookie" }),
        };
        return new SecurityScheme(name, scheme.SetText("description", Text(attribute, "Description")).ToString());
    }

    private static string? Text(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value.Value as string;
}
