using Adapters.Generator.Handlers;
using Adapters.Generator.OpenApi.Comments;
using Adapters.Generator.OpenApi.Schemas;
using Adapters.Generator.OpenApi.Text;
using Adapters.Generator.OpenApi.Values;
using Adapters.Generator.Routing;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.OpenApi.Operations;

/// <summary>
/// Describes a route as an operation. One with values that may be missing is several: a path in OpenAPI has all of its values.
/// </summary>
internal sealed class OperationWriter(
    IMethodSymbol method, EndpointModel endpoint, string tag, IReadOnlyList<SecurityScheme> security, CancellationToken cancellation)
{
    private readonly SymbolComment _comment = CommentReader.Of(method, cancellation);

    public IEnumerable<ApiOperation> Write()
    {
        var members = new BoundValues(cancellation);
        var values = members.Of(method, endpoint).ToList();
        var inputs = values.Concat(OfFilters(members)).ToList();
        var body = new RequestBodies(endpoint, values, members, cancellation).Describe();
        var responses = new Responses(endpoint, security.Count > 0, _comment).Describe();
        foreach (var variant in RouteVariant.Of(endpoint))
            yield return Write(variant, new Parameters(endpoint, inputs, cancellation), body, responses);
    }

    private IEnumerable<BoundValue> OfFilters(BoundValues members)
    {
        foreach (var filter in SecurityParser.FiltersOf(method))
        {
            var name = filter.ToDisplayString(TypeNames.Full);
            if (endpoint.Filters.FirstOrDefault(f => f.TypeName == name) is not { } model)
                continue;
            foreach (var value in members.Of(filter, model))
                yield return value;
        }
    }

    private ApiOperation Write(RouteVariant variant, Parameters parameters, JsonObject? body, JsonObject responses)
    {
        var path = variant.Segments.SelectMany(s => s.Parameters).ToList();
        var described = parameters.Describe(path).Select(p => p.ToString()).ToList();
        var operation = new JsonObject()
            .Set("tags", JsonText.Array([JsonText.Quote(tag)]))
            .SetText("summary", _comment.Summary ?? ValueLimits.DescriptionOf(method.GetAttributes()))
            .SetText("description", Description())
            .Set("operationId", $"\"{ApiOperation.IdMark}\"")
            .Set("parameters", described.Count == 0 ? null : JsonText.Array(described))
            .SetObject("requestBody", body)
            .SetObject("responses", responses)
            .SetFlag("deprecated", IsObsolete())
            .Set("security", Security());
        return new ApiOperation(
            endpoint.Verb, PathOf(variant), path.Select(p => p.Name).ToEquatableArray(), IdOf(path.Count),
            $"{endpoint.HandlerName}.{endpoint.MethodName}", operation.ToString());
    }

    private string? Description()
    {
        var conditions = endpoint.Guard.Text.Trim();
        return conditions.Length == 0 ? _comment.Remarks : $"{_comment.Remarks}\n\nOnly for requests with {conditions}.".Trim();
    }

    private bool IsObsolete() => ValueLimits.IsObsolete(method.GetAttributes())
        || ContainingTypes.WithOwn(method.ContainingType).Any(t => ValueLimits.IsObsolete(t.GetAttributes()));

    /// <summary>A request goes through all filters, so that it needs all schemes.</summary>
    private string? Security()
    {
        var requirement = new JsonObject();
        foreach (var scheme in security)
            requirement.Set(scheme.Name, "[]");
        return security.Count == 0 ? null : JsonText.Array([requirement.ToString()]);
    }

    private static string PathOf(RouteVariant variant)
    {
        var place = 0;
        return string.Concat(variant.Segments.Select(s => "/" + string.Concat(s.Parts.Select(
            p => p.Parameter is null ? p.Literal.Replace("{", "%7B").Replace("}", "%7D") : $"{{{DocumentMarks.OfPathName(place++)}}}"))));
    }

    /// <param name="values">The number of values that the path has.</param>
    private string IdOf(int values)
    {
        const string Async = "Async";
        var name = method.Name.Length > Async.Length && method.Name.EndsWith(Async, StringComparison.Ordinal)
            ? method.Name.Substring(0, method.Name.Length - Async.Length)
            : method.Name;
        var missing = endpoint.Template.Parameters.Skip(values).FirstOrDefault();
        return ApiHandlerParser.IdOf(method.ContainingType) + Capital(name) + (missing is null ? "" : "Without" + Capital(missing));
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}
