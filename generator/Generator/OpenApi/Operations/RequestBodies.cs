using Adapters.Generator.Binding;
using Adapters.Generator.Binding.Bodies;
using Adapters.Generator.Binding.Conversions;
using Adapters.Generator.Binding.Forms;
using Adapters.Generator.Binding.Sources;
using Adapters.Generator.Handlers;
using Adapters.Generator.OpenApi.Schemas;
using Adapters.Generator.OpenApi.Text;
using Adapters.Generator.OpenApi.Values;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.OpenApi.Operations;

/// <summary>Describes what a route reads of the body.</summary>
internal sealed class RequestBodies(
    EndpointModel endpoint, IReadOnlyList<BoundValue> values, BoundValues members, CancellationToken cancellation)
{
    /// <summary>Returns the description, or null if the route reads no body.</summary>
    public JsonObject? Describe()
    {
        if (values.FirstOrDefault(v => v.Model.Source.TakesBody) is { } body)
            return DescribeWhole(body);
        return endpoint.ReadsForm ? DescribeForm() : null;
    }

    private JsonObject DescribeWhole(BoundValue body)
    {
        var (type, schema) = body.Model.Source switch
        {
            PatchBody => ("application/json", DocumentMarks.OfPatch(body.Model.Json!.Name)),
            JsonBody => ("application/json", DocumentMarks.OfType(body.Model.Json!.Name)),
            TextBody => ("text/plain", PlainTypes.Of("string").ToString()),
            FormPartsSource => ("multipart/form-data", PlainTypes.Of("object").ToString()),
            _ => ("application/octet-stream", PlainTypes.Binary().ToString()),
        };
        var isRequired = body.Model.Source is JsonBody && body.IsRequired;
        return Body(schema, isRequired, ValueSchemas.DescriptionOf(body, cancellation), type);
    }

    private JsonObject DescribeForm()
    {
        var (properties, patterns, required) = (new JsonObject(), new JsonObject(), new List<string>());
        foreach (var value in values.Where(v => v.Model.Source.ReadsForm))
            Add(value, "", properties, patterns, required);
        var schema = PlainTypes.Of("object")
            .Set("required", required.Count == 0 ? null : JsonText.Array(required.Select(JsonText.Quote)))
            .SetObject("properties", properties)
            .SetObject("patternProperties", patterns);
        var hasFiles = values.Any(v => v.Model.Source is FormFileSource);
        return hasFiles
            ? Body(schema.ToString(), required.Count > 0, null, "multipart/form-data")
            : Body(schema.ToString(), required.Count > 0, null, "application/x-www-form-urlencoded", "multipart/form-data");
    }

    private JsonObject Body(string schema, bool isRequired, string? description, params string[] types)
    {
        var content = new JsonObject();
        foreach (var type in endpoint.Consumes.Count > 0 ? endpoint.Consumes : types.AsEnumerable())
            content.SetObject(type, new JsonObject().Set("schema", schema));
        return new JsonObject().SetText("description", description).SetObject("content", content).SetFlag("required", isRequired);
    }

    /// <param name="prefix">The start of the names of fields in the elements of a collection, as a regular expression.</param>
    private void Add(BoundValue value, string prefix, JsonObject properties, JsonObject patterns, List<string> required)
    {
        var key = value.Model.Key;
        if (value.Model.Element is { } element)
        {
            var type = NullableTypes.Unwrap(value.Type, out _);
            var isList = value.Model.Source is FormItemsSource;
            var own = isList ? $"{prefix}{Escape(key)}\\[\\d+\\]\\." : prefix;
            var item = isList ? NullableTypes.Unwrap(Collections.ItemOf(type)!, out _) : type;
            foreach (var member in members.OfMembers(element, item))
                Add(member, own, properties, patterns, isList || value.Model.IsOptional ? [] : required);
            return;
        }

        if (value.Model.Source is FormDataSource)
            return;
        var schema = value.Model.Source is FormFileSource ? FileSchema(value) : ValueSchemas.Of(value, cancellation);
        schema.SetText("description", ValueSchemas.DescriptionOf(value, cancellation));
        if (prefix.Length > 0)
        {
            patterns.Set($"^{prefix}{Escape(key)}$", schema.ToString());
            return;
        }

        properties.Set(key, schema.ToString());
        if (value.IsRequired || ValueLimits.IsRequired(value.Attributes))
            required.Add(key);
    }

    private static JsonObject FileSchema(BoundValue value) => value.Model.Collection == CollectionKind.None
        ? PlainTypes.Binary()
        : PlainTypes.Of("array").SetObject("items", PlainTypes.Binary());

    private static string Escape(string name) => System.Text.RegularExpressions.Regex.Escape(name);
}
