using System.Globalization;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Routing.Constraints;

/// <summary>The types that a template can name, as in <c>{id:int}</c>.</summary>
internal static class RouteTypes
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

    /// <summary>Returns the name that a template has for a type, or null.</summary>
    public static string? NameOf(ITypeSymbol type) => All.FirstOrDefault(name => Fits(type, name));

    /// <summary>Returns the name that a template has for a type as it is emitted, or null.</summary>
    public static string? NameOf(string emitted) => emitted switch
    {
        "global::System.Guid" => "guid",
        "global::System.DateOnly" => "date",
        "global::System.TimeOnly" => "time",
        "global::System.DateTime" or "global::System.DateTimeOffset" => "datetime",
        _ => All.Contains(emitted) ? emitted : null,
    };

    /// <summary>Determines whether a text is a value of a type that a template names.</summary>
    public static bool IsValue(string name, string text) => name switch
    {
        "string" => true,
        "bool" => bool.TryParse(text, out _),
        "guid" => Guid.TryParse(text, out _),
        "date" => DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "time" => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time < TimeSpan.FromDays(1),
        "datetime" => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "double" or "float" => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        _ => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && (RangeOf(name) is not { } range || (decimal.Truncate(number) == number && number >= range.Min && number <= range.Max)),
    };

    /// <summary>Returns the smallest and largest value of a type of whole numbers, or null for any other type.</summary>
    public static (decimal Min, decimal Max)? RangeOf(string name) => name switch
    {
        "int" => (int.MinValue, int.MaxValue),
        "long" => (long.MinValue, long.MaxValue),
        "short" => (short.MinValue, short.MaxValue),
        "byte" => (byte.MinValue, byte.MaxValue),
        "uint" => (uint.MinValue, uint.MaxValue),
        "ulong" => (ulong.MinValue, ulong.MaxValue),
        _ => null,
    };
}
