using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Json;

/// <summary>Reads a JsonSerializerContext and the types that it knows.</summary>
internal static class JsonContextParser
{
    /// <summary>Null for what is no context, or one that emitted code cannot name.</summary>
    public static JsonContextModel? Parse(INamedTypeSymbol type, IEnumerable<AttributeData> attributes)
    {
        var isContext = Bases(type).Any(t => TypeNames.Is(t, TypeNames.JsonContext));
        for (var t = type; t is not null; t = t.ContainingType)
            isContext &= Reachability.IsReachable(t) && !t.IsGenericType && !t.IsFileLocal;
        return !isContext ? null : new JsonContextModel(type.ToDisplayString(TypeNames.Full), attributes
            .Select(a => a.ConstructorArguments.FirstOrDefault().Value as ITypeSymbol)
            .Where(t => t is not null)
            .Select(t => t!.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(TypeNames.Full))
            .ToEquatableArray());
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var t = type.BaseType; t is not null; t = t.BaseType)
            yield return t;
    }
}
