using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Routing.Templates;

/// <summary>The types that a template can name, as in <c>{id:int}</c>.</summary>
internal static class RouteConstraints
{
    public static readonly string[] All =
    [
        "string", "int", "long", "short", "byte", "uint", "ulong", "double", "float", "decimal", "bool", "guid", "date", "time", "datetime",
    ];

    /// <summary>Determines whether a type is the one that a template names.</summary>
    public static bool Fits(ITypeSymbol type, string constraint) => constraint switch
    {
        "guid" => TypeNames.Is(type, "System.Guid"),
        "date" => TypeNames.Is(type, "System.DateOnly"),
        "time" => TypeNames.Is(type, "System.TimeOnly"),
        "datetime" => TypeNames.NameOf(type) is "System.DateTime" or "System.DateTimeOffset",
        _ => type.ToDisplayString() == constraint,
    };
}
