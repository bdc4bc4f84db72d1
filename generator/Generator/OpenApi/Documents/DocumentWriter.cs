using System.Globalization;
using Adapters.Generator.OpenApi.Operations;
using Adapters.Generator.OpenApi.Schemas;
using Adapters.Generator.OpenApi.Settings;
using Adapters.Generator.OpenApi.Text;

namespace Adapters.Generator.OpenApi.Documents;

/// <summary>Writes the document of an application: its own part, and those of the libraries that it references.</summary>
internal sealed class DocumentWriter(OpenApiSettings settings, IReadOnlyList<ApiFragment> fragments)
{
    private const string ProblemSchema = """
        {
        "type":"object",
        "description":"What is wrong with a request, or with the server (RFC 9457).",
        "properties":{
        "type":{"type":"string","format":"uri-reference"},
        "title":{"type":"string"},
        "status":{"type":"integer","format":"int32"},
        "detail":{"type":"string"},
        "traceId":{"type":"string"},
        "errors":{
        "type":"array",
        "description":"The values of the request that are missing or not valid.",
        "items":{
        "type":"object",
        "properties":{"in":{"type":"string"},"name":{"type":"string"},"pointer":{"type":"string"},"detail":{"type":"string"}}
        }
        }
        }
        }
        """;

    private const string ProblemResponse =
        """{"description":"An error","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/ProblemDetails"}}}}""";

    private readonly HashSet<string> _ids = new(StringComparer.OrdinalIgnoreCase);

    public string Write()
    {
        var schemas = fragments.SelectMany(f => f.Schemas).GroupBy(s => s.Key).Select(g => g.First()).ToList();
        var names = new ComponentNames(schemas);
        var document = new JsonObject()
            .SetText("openapi", "3.1.1")
            .SetObject("info", Info())
            .Set("servers", settings.Server is { } url ? JsonText.Array([new JsonObject().SetText("url", url).ToString()]) : null)
            .Set("tags", Tags())
            .Set("paths", Paths().ToString())
            .SetObject("components", Components(schemas, names));
        return JsonLayout.Indent(DocumentMarks.ReplaceComponents(document.ToString(), key => $"#/components/schemas/{names[key]}"));
    }

    private JsonObject Info() => new JsonObject()
        .SetText("title", settings.Title).SetText("description", settings.Description).SetText("version", settings.Version);

    private string? Tags()
    {
        var tags = fragments.SelectMany(f => f.Tags).GroupBy(t => t.Name).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.FirstOrDefault(t => t.Description is not null) ?? g.First())
            .Select(t => new JsonObject().SetText("name", t.Name).SetText("description", t.Description).ToString())
            .ToList();
        return tags.Count == 0 ? null : JsonText.Array(tags);
    }

    private JsonObject Paths()
    {
        var paths = new JsonObject();
        foreach (var item in new PathTable(fragments.SelectMany(f => f.Operations)).Items)
        {
            var operations = new JsonObject();
            foreach (var operation in item.Operations.Values)
                operations.Set(operation.Verb.ToLowerInvariant(), Write(operation, item));
            paths.SetObject(item.Path, operations);
        }

        return paths;
    }

    private string Write(ApiOperation operation, PathItem item) =>
        item.Name(operation.Json).Replace(ApiOperation.IdMark, FreeId(operation.Id));

    private string FreeId(string id)
    {
        var free = id;
        for (var number = 2; !_ids.Add(free); number++)
            free = id + number.ToString(CultureInfo.InvariantCulture);
        return free;
    }

    private JsonObject Components(List<ApiSchema> schemas, ComponentNames names)
    {
        var described = new JsonObject().Set(ComponentNames.Problem, ProblemSchema.Replace("\n", ""));
        foreach (var schema in schemas.OrderBy(s => names[s.Key], StringComparer.Ordinal))
            described.Set(names[schema.Key], schema.Json);
        var security = new JsonObject();
        foreach (var scheme in fragments.SelectMany(f => f.SecuritySchemes).OrderBy(s => s.Name, StringComparer.Ordinal))
            security.Set(scheme.Name, scheme.Json);
        return new JsonObject()
            .SetObject("schemas", described)
            .SetObject("responses", new JsonObject().Set("Problem", ProblemResponse))
            .SetObject("securitySchemes", security);
    }
}
