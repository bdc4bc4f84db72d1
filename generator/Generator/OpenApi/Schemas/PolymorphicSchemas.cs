using Adapters.Generator.OpenApi.Text;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.OpenApi.Schemas;

/// <summary>Describes types whose values may be of derived types, by [JsonPolymorphic] and [JsonDerivedType].</summary>
internal static class PolymorphicSchemas
{
    private const string Derived = "System.Text.Json.Serialization.JsonDerivedTypeAttribute";
    private const string Polymorphic = "System.Text.Json.Serialization.JsonPolymorphicAttribute";

    /// <summary>Returns the schema, or null if the type has no derived types.</summary>
    public static JsonObject? Describe(INamedTypeSymbol type, JsonSchemas schemas)
    {
        var cases = type.GetAttributes()
            .Where(a => TypeNames.Is(a.AttributeClass, Derived))
            .Select(a => (Type: a.ConstructorArguments.FirstOrDefault().Value as INamedTypeSymbol, Id: IdOf(a)))
            .Where(c => c.Type is not null)
            .ToList();
        if (cases.Count == 0)
            return null;
        var name = DiscriminatorOf(type);
        var (all, mapping) = (new List<string>(), new JsonObject());
        foreach (var (derived, id) in cases)
        {
            var reference = DescribeCase(derived!, SchemaNames.Of(type), name, id, schemas);
            all.Add(reference.ToString());
            if (id is not null)
                mapping.Set(id.Trim('"'), reference["$ref"]);
        }

        if (!type.IsAbstract && cases.All(c => !SymbolEqualityComparer.Default.Equals(c.Type, type)))
            all.Add(schemas.Refer(type, "Plain", ObjectSchemas.Describe(type, schemas)).ToString());
        var schema = new JsonObject().Set(mapping.Count == cases.Count ? "oneOf" : "anyOf", JsonText.Array(all));
        return mapping.Count == 0
            ? schema
            : schema.SetObject("discriminator", new JsonObject().SetText("propertyName", name).SetObject("mapping", mapping));
    }

    /// <summary>Returns the schema of a derived type as it is written for the base: with the member that says which one it is.</summary>
    private static JsonObject DescribeCase(INamedTypeSymbol derived, string @base, string name, string? id, JsonSchemas schemas)
    {
        if (id is null)
            return schemas.Refer(derived, @base, ObjectSchemas.Describe(derived, schemas));
        var constant = PlainTypes.Of(id[0] == '"' ? "string" : "integer").Set("const", id);
        var schema = ObjectSchemas.Describe(derived, schemas, (name, constant));
        return schemas.Refer(derived, @base, schema.Set("description", schemas.DescriptionOf(derived)));
    }

    private static string? IdOf(AttributeData attribute) =>
        attribute.ConstructorArguments is [_, { IsNull: false } id] ? JsonText.Constant(id.Value) : null;

    private static string DiscriminatorOf(INamedTypeSymbol type) => type.GetAttributes()
        .Where(a => TypeNames.Is(a.AttributeClass, Polymorphic))
        .SelectMany(a => a.NamedArguments)
        .Where(a => a.Key == "TypeDiscriminatorPropertyName")
        .Select(a => a.Value.Value as string)
        .FirstOrDefault() ?? "$type";
}
