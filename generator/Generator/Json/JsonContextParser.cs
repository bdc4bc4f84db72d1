using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Adapters.Generator.Json;

/// <summary>Reads a JsonSerializerContext, the types that it knows, and its options.</summary>
internal static class JsonContextParser
{
    private const string OptionsAttribute = "System.Text.Json.Serialization.JsonSourceGenerationOptionsAttribute";
    private const string NamingPolicy = "PropertyNamingPolicy";
    private const string Defaults = "Defaults";

    /// <summary>JsonSerializerDefaults.Web.</summary>
    private const int Web = 1;

    /// <summary>These change how the serializer is made, and not what it writes.</summary>
    private static readonly HashSet<string> Internals = new(StringComparer.Ordinal) { "GenerationMode", "DefaultBufferSize" };

    /// <summary>Returns null if the class is not a context, or if emitted code cannot name it.</summary>
    public static JsonContextModel? Parse(INamedTypeSymbol type, IEnumerable<AttributeData> attributes, CancellationToken cancellation)
    {
        if (!IsContext(type))
            return null;
        for (var t = type; t is not null; t = t.ContainingType)
        {
            if (!Reachability.IsReachable(t) || t.IsGenericType || t.IsFileLocal)
                return null;
        }

        var options = type.GetAttributes().FirstOrDefault(a => TypeNames.Is(a.AttributeClass, OptionsAttribute));
        return new JsonContextModel(
            type.ToDisplayString(TypeNames.Full), TypesOf(attributes, cancellation).ToEquatableArray(),
            options is null ? [] : OptionsOf(options).OrderBy(o => o.Name, StringComparer.Ordinal).ToEquatableArray(), NamingOf(options));
    }

    /// <summary>Returns the name of the type that the attribute adds to its context, or null.</summary>
    public static string? TypeOf(AttributeData attribute) => attribute.ConstructorArguments.FirstOrDefault().Value is ITypeSymbol type
        ? type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(TypeNames.Full)
        : null;

    public static bool IsContext(INamedTypeSymbol type)
    {
        for (var t = type.BaseType; t is not null; t = t.BaseType)
        {
            if (TypeNames.Is(t, TypeNames.JsonContext))
                return true;
        }

        return false;
    }

    private static IEnumerable<string> TypesOf(IEnumerable<AttributeData> attributes, CancellationToken cancellation)
    {
        foreach (var attribute in attributes)
        {
            cancellation.ThrowIfCancellationRequested();
            if (TypeOf(attribute) is { } type)
                yield return type;
        }
    }

    private static IEnumerable<JsonOption> OptionsOf(AttributeData attribute)
    {
        if (attribute.ConstructorArguments is [{ Value: not 0 } defaults])
            yield return new JsonOption(Defaults, defaults.ToCSharpString());
        foreach (var argument in attribute.NamedArguments)
        {
            if (!Internals.Contains(argument.Key))
                yield return new JsonOption(argument.Key, argument.Value.ToCSharpString());
        }
    }

    private static JsonNaming NamingOf(AttributeData? options)
    {
        var policy = options?.NamedArguments.FirstOrDefault(a => a.Key == NamingPolicy).Value.Value;
        return policy is int number and > 0 and <= (int)JsonNaming.KebabCaseUpper ? (JsonNaming)number
            : policy is null && options?.ConstructorArguments is [{ Value: Web }] ? JsonNaming.CamelCase
            : JsonNaming.AsWritten;
    }
}
