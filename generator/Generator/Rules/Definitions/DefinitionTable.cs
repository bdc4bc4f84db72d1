using Adapters.Generator.Binding;
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
    private readonly HashSet<string> _jsonTypes = new(StringComparer.Ordinal);

    private readonly HashSet<string> _validated = new(StringComparer.Ordinal);

    public RouteTable Routes => routes;

    /// <summary>The contexts, in the order in which they are asked.</summary>
    public IReadOnlyList<JsonContextModel> JsonContexts { get; private set; } = [];

    /// <summary>The application class that is filled: the first by name, so that it is the same every time.</summary>
    public INamedTypeSymbol? FirstApp { get; private set; }

    /// <summary>Finds the contexts that hold a type which a handler reads or writes, and which the first of them knows, too.</summary>
    public IEnumerable<JsonContextModel> RivalsOf(JsonContextModel context, string type) =>
        _jsonTypes.Contains(type) && JsonContexts.FirstOrDefault(c => c.Types.Contains(type)) == context
            ? JsonContexts.Where(c => c != context && c.Types.Contains(type) && c.DifferencesTo(context).Any())
            : [];

    /// <summary>Determines whether values of the type are read from requests, so that they are validated.</summary>
    public bool IsValidated(INamedTypeSymbol type) => _validated.Contains(type.ToDisplayString(TypeNames.Full));

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

        definitions.JsonContexts = JsonResolver.Order(definitions._jsonContexts, ReferencedContexts.Of(compilation, cancellation));
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
        _validated.UnionWith(
            endpoints.SelectMany(e => e.Model.Parameters).SelectMany(AllOf).SelectMany(p => p.Validation?.Types ?? []));
        _jsonTypes.UnionWith(endpoints.SelectMany(e => e.Model.JsonTypes).Select(t => t.Name));
    }

    private static IEnumerable<ParameterModel> AllOf(ParameterModel parameter) =>
        (parameter.Object?.Members.SelectMany(m => AllOf(m.Value)) ?? []).Append(parameter);
}
