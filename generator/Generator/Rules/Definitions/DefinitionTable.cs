using Adapters.Generator.Diagnostics;
using Adapters.Generator.Handlers;
using Adapters.Generator.Json;
using Adapters.Generator.Routing;
using Adapters.Generator.Routing.Conflicts;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Definitions;

/// <summary>All definitions of an assembly, for the rules that compare one with another.</summary>
internal sealed class DefinitionTable(RouteTable routes)
{
    private readonly List<JsonContextModel> _jsonContexts = [];

    public RouteTable Routes => routes;

    public IReadOnlyList<JsonContextModel> JsonContexts => _jsonContexts;

    /// <summary>The application class that is filled: the first by name, so that it is the same every time.</summary>
    public INamedTypeSymbol? FirstApp { get; private set; }

    public static DefinitionTable Of(Compilation compilation, CancellationToken cancellation)
    {
        var definitions = new DefinitionTable(
            new RouteTable(new PathCase(PathCase.IsIgnored(compilation.Assembly)), [.. ModuleRoute.Of(compilation)]));
        var types = SourceTypes.Of(compilation.Assembly.GlobalNamespace).Where(t => !t.GetAttributes().IsEmpty);
        foreach (var type in types.OrderBy(t => t.ToDisplayString(), StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            definitions.Add(type, cancellation);
        }

        return definitions;
    }

    private void Add(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var attributes = type.GetAttributes();
        if (attributes.FirstOrDefault(a => TypeNames.Is(a.AttributeClass, TypeNames.HandlerAttribute)) is { } handler)
            AddRoutes(type, handler, cancellation);
        if (attributes.Any(a => TypeNames.Is(a.AttributeClass, TypeNames.AppAttribute)))
            FirstApp ??= type;
        var json = attributes.Where(a => TypeNames.Is(a.AttributeClass, TypeNames.JsonSerializableAttribute)).ToList();
        if (json.Count > 0 && JsonContextParser.Parse(type, json, cancellation) is { } context)
            _jsonContexts.Add(context);
    }

    private void AddRoutes(INamedTypeSymbol type, AttributeData handler, CancellationToken cancellation)
    {
        var endpoints = new List<ParsedEndpoint>();
        HandlerParser.Parse(type, handler, new ProblemList(), endpoints, cancellation);
        endpoints.ForEach(routes.Add);
    }
}
