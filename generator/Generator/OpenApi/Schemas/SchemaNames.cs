using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.OpenApi.Schemas;

/// <summary>The names of schemas: those of their types, so that they stay the same when others are added.</summary>
internal static class SchemaNames
{
    /// <summary>Returns the name of a type by itself: <c>Page&lt;Order&gt;</c> is <c>PageOfOrder</c>.</summary>
    public static string Of(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Of(array.ElementType) + "Array",
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable =>
            "Nullable" + Of(nullable.TypeArguments[0]),
        INamedTypeSymbol named => Encode(named.Name) + Arguments(named),
        _ => Encode(type.Name),
    };

    /// <summary>Returns the name with the namespace and the types around it.</summary>
    public static string FullOf(ITypeSymbol type)
    {
        var outer = type.ContainingType is { } containing ? FullOf(containing) + "."
            : type.ContainingNamespace is { IsGlobalNamespace: false } space ? Encode(space.ToDisplayString()) + "."
            : "";
        return outer + Of(type);
    }

    /// <summary>Returns a name with only those characters that a component may have.</summary>
    private static string Encode(string name)
    {
        var encoded = new StringBuilder();
        foreach (var letter in name)
        {
            if (letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '.' or '_' or '-')
                encoded.Append(letter);
            else
                encoded.Append("_u").Append(((int)letter).ToString("X4", CultureInfo.InvariantCulture));
        }

        return encoded.ToString();
    }

    private static string Arguments(INamedTypeSymbol type) =>
        type.TypeArguments.IsEmpty ? "" : "Of" + string.Join("And", type.TypeArguments.Select(Of));
}
