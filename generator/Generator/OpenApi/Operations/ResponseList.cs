using Adapters.Generator.OpenApi.Text;

namespace Adapters.Generator.OpenApi.Operations;

/// <summary>The responses of an operation, by their statuses. Two with one status are one, with either body.</summary>
internal sealed class ResponseList
{
    private const string Problem = "{\"$ref\":\"#/components/responses/Problem\"}";

    private readonly SortedDictionary<string, (string? Description, bool HasLocation, List<(string Type, string Schema)> Bodies)> _all =
        new(StringComparer.Ordinal);

    private readonly Dictionary<string, string?> _problems = new(StringComparer.Ordinal);

    /// <summary>Adds a response with a body.</summary>
    public void Add(string status, string type, string schema)
    {
        var response = Of(status);
        if (!response.Bodies.Contains((type, schema)))
            response.Bodies.Add((type, schema));
    }

    /// <summary>Adds a response without a body.</summary>
    public void Add(string status) => Of(status);

    /// <summary>Adds the field with the URL of another resource.</summary>
    public void AddLocation(string status)
    {
        var response = Of(status);
        _all[status] = (response.Description, true, response.Bodies);
    }

    /// <summary>Adds a response that reports an error.</summary>
    public void AddProblem(string status) => _problems[status] = null;

    /// <summary>Says what a status means.</summary>
    public void Explain(string status, string? description)
    {
        if (_problems.ContainsKey(status) || (status.Length == 3 && status[0] is '4' or '5' && !_all.ContainsKey(status)))
        {
            _problems[status] = description;
            return;
        }

        var response = Of(status);
        _all[status] = (description, response.HasLocation, response.Bodies);
    }

    /// <summary>Says what the successful response is.</summary>
    public void ExplainSuccess(string? description)
    {
        if (_all.Keys.FirstOrDefault(s => s[0] == '2') is { } status && _all[status].Description is null)
            Explain(status, description);
    }

    public JsonObject ToJson()
    {
        var responses = new JsonObject();
        foreach (var status in _all.Keys.Concat(_problems.Keys).Distinct().OrderBy(s => s, StringComparer.Ordinal))
            responses.Set(status, _all.ContainsKey(status) ? Write(status) : WriteProblem(_problems[status]));
        return responses;
    }

    private (string? Description, bool HasLocation, List<(string Type, string Schema)> Bodies) Of(string status)
    {
        if (!_all.TryGetValue(status, out var response))
            _all.Add(status, response = (null, false, []));
        return response;
    }

    private string Write(string status)
    {
        var (description, hasLocation, bodies) = _all[status];
        var content = new JsonObject();
        foreach (var group in bodies.GroupBy(b => b.Type))
        {
            var schemas = group.Select(b => b.Schema).ToList();
            content.SetObject(group.Key, new JsonObject().Set(
                "schema", schemas.Count == 1 ? schemas[0] : new JsonObject().Set("anyOf", JsonText.Array(schemas)).ToString()));
        }

        if (_problems.ContainsKey(status))
            content.Set("application/problem+json", "{\"schema\":{\"$ref\":\"#/components/schemas/ProblemDetails\"}}");
        var location = hasLocation ? "{\"Location\":{\"schema\":{\"type\":\"string\",\"format\":\"uri-reference\"}}}" : null;
        return new JsonObject()
            .SetText("description", description ?? Statuses.Describe(status))
            .Set("headers", location)
            .SetObject("content", content)
            .ToString();
    }

    /// <summary>A description beside the reference takes the place of that of the response.</summary>
    private static string WriteProblem(string? description) => description is null
        ? Problem
        : new JsonObject().Set("$ref", "\"#/components/responses/Problem\"").SetText("description", description).ToString();
}
