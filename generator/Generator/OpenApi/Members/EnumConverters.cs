using Microsoft.CodeAnalysis;

namespace Adapters.Generator.OpenApi.Members;

/// <summary>The converters that write enums by their names.</summary>
internal static class EnumConverters
{
    /// <summary>The name that stands for every enum.</summary>
    public const string Any = "*";

    private const string NameConverter = "System.Text.Json.Serialization.JsonStringEnumConverter";

    /// <summary>Determines whether a converter is one.</summary>
    public static bool IsOne(ITypeSymbol? converter) => TypeNames.Is(converter, NameConverter);

    /// <summary>Returns the enum that a converter writes by its names, or null if it is another converter.</summary>
    public static string? EnumOf(INamedTypeSymbol converter) => !IsOne(converter) ? null
        : converter.TypeArguments is [var only] ? only.ToDisplayString(TypeNames.Full)
        : Any;
}
