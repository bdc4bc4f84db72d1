using System.Collections.Immutable;
using Adapters.Generator.Diagnostics;
using Adapters.Generator.Handlers;
using Adapters.Generator.Json;
using Adapters.Generator.OpenApi.Comments;
using Adapters.Generator.OpenApi.Documents;
using Adapters.Generator.OpenApi.Operations;
using Adapters.Generator.OpenApi.Schemas;
using Adapters.Generator.OpenApi.Settings;
using Adapters.Generator.Routing;
using Adapters.Generator.Routing.Conflicts;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Definitions;

/// <summary>Finds what an OpenAPI document cannot say of an application, and routes that it hides.</summary>
internal sealed class OpenApiDefinitions(
    Compilation compilation, ImmutableArray<AdditionalText> files, Findings findings, CancellationToken cancellation)
{
    public void Check()
    {
        if (OpenApiSettingsParser.Find(compilation.Assembly) is not { } attribute)
            return;
        var settings = OpenApiSettingsParser.Parse(compilation.Assembly)!;
        var place = Spans.Of(attribute, cancellation);
        var types = SourceTypes.Of(compilation.Assembly.GlobalNamespace).OrderBy(t => t.ToDisplayString(), StringComparer.Ordinal).ToList();
        var endpoints = types.SelectMany(EndpointsOf).ToList();
        CheckPlaces(endpoints);
        CheckComments(types, place);
        if (!types.Exists(t => TypeNames.HasAttribute(t, TypeNames.AppAttribute)))
            return;
        CheckPath("DocumentPath", "document", settings.DocumentPath, endpoints, place);
        CheckPath("PagePath", "page", settings.PagePath, endpoints, place);
        if (settings.PagePath is not null && settings.PagePath == settings.DocumentPath)
            findings.Add(OpenApiRules.TakenPath, place, "OpenApi.PagePath", settings.PagePath, "the document is there");
        foreach (var library in ModulesWithoutPart())
            findings.Add(OpenApiRules.UndescribedLibrary, place, library);
    }

    private List<ParsedEndpoint> EndpointsOf(INamedTypeSymbol type)
    {
        cancellation.ThrowIfCancellationRequested();
        var endpoints = new List<ParsedEndpoint>();
        if (type.GetAttributes().FirstOrDefault(a => TypeNames.Is(a.AttributeClass, TypeNames.HandlerAttribute)) is { } handler)
            HandlerParser.Parse(type, handler, new ProblemList(), endpoints, cancellation);
        return endpoints.Where(e => !e.Model.IsWebSocket).ToList();
    }

    private void CheckPlaces(List<ParsedEndpoint> endpoints)
    {
        var all = endpoints
            .SelectMany(e => new OperationWriter(e.Method, e.Model, "", [], cancellation).Write().Select(o => (Operation: o, Endpoint: e)))
            .ToList();
        foreach (var (left, first) in new PathTable(all.Select(a => a.Operation)).Left)
        {
            var endpoint = all.Find(a => ReferenceEquals(a.Operation, left)).Endpoint;
            var reason = first is null ? $"OpenAPI has no place for the method {left.Verb}" : $"'{first.Handler}' has the same path there";
            findings.Add(OpenApiRules.RouteWithoutPlace, endpoint.Span, endpoint.Model.Verb, endpoint.Model.Template.Text, reason);
        }
    }

    private void CheckComments(List<INamedTypeSymbol> types, SourceSpan place)
    {
        var known = files.Where(CommentFile.IsOne).Select(f => CommentFile.Read(f, cancellation)?.Assembly).ToList();
        var missing = types.SelectMany(UncommentedBy).Distinct().Where(n => !known.Contains(n)).OrderBy(n => n, StringComparer.Ordinal);
        foreach (var assembly in missing)
            findings.Add(OpenApiRules.UnseenComments, place, assembly);
    }

    private IEnumerable<string> UncommentedBy(INamedTypeSymbol type)
    {
        var marks = type.GetAttributes().Where(a => TypeNames.Is(a.AttributeClass, TypeNames.JsonSerializableAttribute)).ToList();
        return marks.Count > 0 && JsonContextParser.Parse(type, marks, cancellation) is not null
            ? ApiContextParser.Parse(type, marks, cancellation).Uncommented
            : [];
    }

    private void CheckPath(string property, string what, string? path, List<ParsedEndpoint> endpoints, SourceSpan place)
    {
        if (path is null)
            return;
        if (path.Length < 2 || path[0] != '/' || path.IndexOfAny(['{', '}', '?', '#', ' ']) >= 0)
            findings.Add(
                OpenApiRules.TakenPath, place, "OpenApi." + property, path,
                "a path begins with a slash, and has neither values nor a query");
        var remedy = $"[assembly: OpenApi] serves its {what} there; give that another path with {property}";
        foreach (var endpoint in endpoints.Where(e => IsAt(e.Model, path)))
            findings.Add(
                OpenApiRules.TakenPath, endpoint.Span, $"{endpoint.Model.HandlerName}.{endpoint.Model.MethodName}",
                $"{endpoint.Model.Verb} {path}", remedy);
        foreach (var route in ModuleRoute.Of(compilation).Where(r => IsRead(r.Verb) && r.Shape == path))
            findings.Add(OpenApiRules.TakenPath, place, route.Handler, $"{route.Verb} {path}", remedy);
    }

    private static bool IsAt(EndpointModel endpoint, string path) =>
        IsRead(endpoint.Verb) && RouteVariant.Of(endpoint).Any(v => v.IsLiteral && v.Path == path);

    private static bool IsRead(string verb) => verb is "GET" or "HEAD";

    private IEnumerable<string> ModulesWithoutPart() => compilation.SourceModule.ReferencedAssemblySymbols
        .Where(a => TypeNames.HasAttribute(a, TypeNames.ModuleAttribute) && FragmentText.Of(a) is null)
        .Select(a => a.Name)
        .OrderBy(n => n, StringComparer.Ordinal);
}
