using Adapters.Generator.OpenApi.Text;

namespace Adapters.Generator.OpenApi.Schemas;

/// <summary>Schemas that also allow null: by a list of types, or beside a reference.</summary>
internal static class NullSchemas
{
    private const string Null = "\"null\"";

    public static JsonObject Allow(JsonObject schema)
    {
        if (schema["type"] is { } type)
        {
            if (type[0] != '[')
                schema.Set("type", JsonText.Array([type, Null]));
            if (schema["enum"] is { } values)
                schema.Set("enum", values.Substring(0, values.Length - 1) + ",null]");
            return schema;
        }

        return schema.Count == 0
            ? schema
            : new JsonObject().Set("oneOf", JsonText.Array([schema.ToString(), PlainTypes.Of("null").ToString()]));
    }

    /// <summary>Forbids null: for a member that is required to be there.</summary>
    public static void Forbid(JsonObject schema)
    {
        if (schema["type"] is { } type && type[0] == '[')
            schema.Set("type", type.Substring(1).Split(',')[0]);
    }
}
