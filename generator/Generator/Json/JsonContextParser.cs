using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Json;

/// <summary>Reads a JsonSerializerContext and the types that it knows.</summary>
internal static class JsonContextParser
{
    /// <summary>Returns null if the class is not a context, or if emitted code cannot name it.</summary>
    public static JsonContextModel? Parse(INamedTypeSymbol type, IEnumerable<AttributeData> attributes, CancellationToken cancellation)
    {
        var isContext = Bases(type).Any(t => TypeNames.Is(t, TypeNames.JsonContext));
        for (var t = type; t is not null; t = t.ContainingType)
            isContext &= Reachability.IsReachable(t) && !t.IsGenericType && !t.IsFileLocal;
        return isContext
            ? new JsonContextModel(type.ToDisplayString(TypeNames.Full), TypesOf(attributes, cancellation).ToEquatableArray())
            : null;
    }

    private static IEnumerable<string> TypesOf(IEnumerable<AttributeData> attributes, CancellationToken cancellation)
    {
        foreach (var attribute in attributes)
        {
            cancellation.ThrowIfCancellationRequested();
            if (attribute.ConstructorArguments.FirstOrDefault().Value is ITypeSymbol type)
                yield return type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(TypeNames.Full);
        }
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var t = type.BaseType; t is not null; t = t.BaseType)
            yield return t;
    }
}
