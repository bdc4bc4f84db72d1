using Adapters.Generator.OpenApi.Members;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.OpenApi.Schemas;

/// <summary>Reads a JsonSerializerContext, and describes the types that it knows.</summary>
internal static class ApiContextParser
{
    public static ApiContext Parse(INamedTypeSymbol type, IEnumerable<AttributeData> attributes, CancellationToken cancellation)
    {
        var schemas = new JsonSchemas(JsonPolicy.Of(type), cancellation);
        var roots = new List<RootSchema>();
        foreach (var root in attributes.Select(a => a.ConstructorArguments.FirstOrDefault().Value).OfType<ITypeSymbol>())
        {
            var bare = root.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
            roots.Add(new RootSchema(bare.ToDisplayString(TypeNames.Full), schemas.Of(bare).ToString()));
        }

        return new ApiContext(
            type.ToDisplayString(TypeNames.Full), roots.ToEquatableArray(), schemas.Components.ToEquatableArray(),
            schemas.Uncommented.ToEquatableArray());
    }
}
