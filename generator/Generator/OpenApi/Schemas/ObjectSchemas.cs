using Adapters.Generator.OpenApi.Members;
using Adapters.Generator.OpenApi.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Generator.OpenApi.Schemas;

/// <summary>Describes objects with their members.</summary>
internal static class ObjectSchemas
{
    private const string JsonRequired = "System.Text.Json.Serialization.JsonRequiredAttribute";

    public static JsonObject Describe(INamedTypeSymbol type, JsonSchemas schemas) => Describe(type, schemas, discriminator: null);

    /// <param name="discriminator">The member that says which type it is, with its schema.</param>
    public static JsonObject Describe(INamedTypeSymbol type, JsonSchemas schemas, (string Name, JsonObject Schema)? discriminator)
    {
        var (properties, required) = (new JsonObject(), new List<string>());
        if (discriminator is { } kind)
        {
            properties.SetObject(kind.Name, kind.Schema);
            required.Add(kind.Name);
        }

        foreach (var member in SchemaMembers.Of(type, schemas.Policy))
        {
            properties.Set(member.Name, DescribeMember(member, schemas).ToString());
            if (IsRequired(member))
                required.Add(member.Name);
        }

        return PlainTypes.Of("object")
            .Set("required", required.Count == 0 ? null : JsonText.Array(required.Select(JsonText.Quote)))
            .SetObject("properties", properties)
            .Set("additionalProperties", schemas.Policy.RefusesUnknown ? "false" : null);
    }

    /// <summary>Returns the schema of a change: nothing of it is required. Null if that is the same.</summary>
    public static string? ToPatch(JsonObject schema)
    {
        if (schema["required"] is null)
            return null;
        var text = schema.ToString();
        return text.Replace($"\"required\":{schema["required"]},", "");
    }

    private static JsonObject DescribeMember(JsonMember member, JsonSchemas schemas)
    {
        var schema = schemas.Of(member);
        var attributes = member.Attributes.ToList();
        ValueLimits.Apply(schema, attributes);
        if (member.Parameter is { HasExplicitDefaultValue: true } parameter)
            schema.Set("default", DefaultOf(parameter));
        return schema
            .SetText("description", ValueLimits.DescriptionOf(attributes))
            .Set("description", DescriptionOf(member, schemas))
            .SetFlag("deprecated", ValueLimits.IsObsolete(attributes))
            .SetFlag("readOnly", !member.IsRead)
            .SetFlag("writeOnly", !member.IsWritten);
    }

    /// <summary>A member that a record declares as a parameter has its comment there.</summary>
    private static string? DescriptionOf(JsonMember member, JsonSchemas schemas)
    {
        var declaration = member.Symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(schemas.Cancellation);
        var isParameter = member.Parameter is not null && (declaration is null or ParameterSyntax);
        return isParameter ? schemas.DescriptionOf(member.Parameter!) : schemas.DescriptionOf(member.Symbol);
    }

    /// <summary>An enum may be written by its name, which its number does not say.</summary>
    private static string? DefaultOf(IParameterSymbol parameter) =>
        parameter.ExplicitDefaultValue is null || parameter.Type.TypeKind == TypeKind.Enum
            ? null
            : JsonText.Constant(parameter.ExplicitDefaultValue);

    /// <summary>
    /// A member is required if a request without it is wrong, or if the constructor needs it and null is no value of it: a response always
    /// has it.
    /// </summary>
    private static bool IsRequired(JsonMember member) =>
        member.Symbol is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }
        || TypeNames.HasAttribute(member.Symbol, JsonRequired)
        || ValueLimits.IsRequired(member.Attributes)
        || (member.Parameter is { HasExplicitDefaultValue: false } && !IsNullable(member.Type));

    private static bool IsNullable(ITypeSymbol type)
    {
        Symbols.NullableTypes.Unwrap(type, out var isNullable);
        return isNullable;
    }
}
