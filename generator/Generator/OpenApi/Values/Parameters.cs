using Adapters.Generator.Binding;
using Adapters.Generator.Binding.Conversions;
using Adapters.Generator.Binding.Sources;
using Adapters.Generator.Handlers;
using Adapters.Generator.OpenApi.Schemas;
using Adapters.Generator.OpenApi.Text;
using Adapters.Generator.Routing.Constraints;
using Adapters.Generator.Routing.Templates;

namespace Adapters.Generator.OpenApi.Values;

/// <summary>Describes the values in the path, the query and the head of a request as parameters.</summary>
internal sealed class Parameters(EndpointModel endpoint, IReadOnlyList<BoundValue> values, CancellationToken cancellation)
{
    /// <summary>Fields that the document has other places for: a description of them there is ignored.</summary>
    private static readonly HashSet<string> OwnFields = new(StringComparer.OrdinalIgnoreCase) { "accept", "content-type", "authorization" };

    /// <param name="path">The values that the path has.</param>
    public IEnumerable<JsonObject> Describe(IReadOnlyList<RouteParameter> path)
    {
        for (var i = 0; i < path.Count; i++)
        {
            if (Find(path[i].Name) is { } value)
                yield return DescribePath(path[i], value, i);
        }

        var rest = values
            .Where(v => PlaceOf(v.Model.Source) is { } place && !(place == "header" && OwnFields.Contains(v.Model.Key)))
            .GroupBy(v => $"{PlaceOf(v.Model.Source)} {v.Model.Key}");
        foreach (var value in rest.Select(g => g.First()))
            yield return DescribeOther(value);
    }

    private static string? PlaceOf(ParameterSource source) => source switch
    {
        QuerySource => "query",
        HeaderSource => "header",
        CookieSource => "cookie",
        _ => null,
    };

    private BoundValue? Find(string name) => values.FirstOrDefault(v => v.Model.Source is RouteSource && v.Model.Key == name);

    private JsonObject DescribePath(RouteParameter parameter, BoundValue value, int place)
    {
        var schema = ValueSchemas.Of(value, cancellation);
        schema.Remove("default");
        foreach (var check in endpoint.Checks.Where(c => c.Parameter == parameter.Name))
            Apply(check, schema);
        var description = ValueSchemas.DescriptionOf(value, cancellation);
        if (parameter.IsCatchAll)
            description = $"{description} The rest of the path, with its slashes.".Trim();
        return new JsonObject()
            .Set("name", $"\"{DocumentMarks.OfPathName(place)}\"").SetText("in", "path")
            .SetText("description", description)
            .Set("required", "true")
            .SetFlag("deprecated", ValueLimits.IsObsolete(value.Attributes))
            .Set("schema", schema.ToString());
    }

    private JsonObject DescribeOther(BoundValue value)
    {
        var place = PlaceOf(value.Model.Source)!;
        var schema = ValueSchemas.Of(value, cancellation);
        return new JsonObject()
            .SetText("name", value.Model.Key).SetText("in", place)
            .SetText("description", ValueSchemas.DescriptionOf(value, cancellation))
            .SetFlag("required", value.IsRequired || ValueLimits.IsRequired(value.Attributes))
            .SetFlag("deprecated", ValueLimits.IsObsolete(value.Attributes))
            .SetFlag("allowEmptyValue", place == "query" && value is { Model: { IsOptional: true, Collection: CollectionKind.None } })
            .Set("schema", schema.ToString());
    }

    private static void Apply(RouteCheck check, JsonObject schema)
    {
        switch (check)
        {
            case LengthCheck length:
                schema.Set("minLength", length.Min > 0 ? JsonText.Constant(length.Min) : null);
                schema.Set("maxLength", length.Max < int.MaxValue ? JsonText.Constant(length.Max) : null);
                break;
            case NumberCheck number:
                schema.Set("minimum", number.Min is { } min ? JsonText.Constant(min) : null);
                schema.Set("maximum", number.Max is { } max ? JsonText.Constant(max) : null);
                break;
            case PatternCheck pattern:
                schema.SetText("pattern", ValueLimits.Anchored(pattern.Pattern));
                break;
            case AlphaCheck:
                schema.SetText("pattern", "^[A-Za-z]*$");
                break;
        }
    }
}
