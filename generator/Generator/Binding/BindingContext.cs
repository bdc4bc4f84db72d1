using Adapters.Generator.Diagnostics;
using Adapters.Generator.Routing.Templates;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding;

/// <summary>The method whose parameters are bound, and the route that it answers.</summary>
/// <param name="owner">The emitted class of the handler.</param>
/// <param name="endpoint">The emitted method of the route, or null for a filter, whose values are not validated.</param>
internal sealed class BindingContext(
    IMethodSymbol method, RouteTemplate template, string verb, bool isSync, string owner, string? endpoint, ProblemList problems,
    CancellationToken cancellation)
{
    private readonly HashSet<string> _names = new(method.Parameters.Select(p => p.Name), StringComparer.Ordinal);
    private readonly Dictionary<string, ITypeSymbol> _routeTypes = new(StringComparer.Ordinal);

    public IMethodSymbol Method => method;

    public RouteTemplate Template => template;

    public string Verb => verb;

    public bool IsSync => isSync;

    public string Owner => owner;

    public string? Endpoint => endpoint;

    public ProblemList Problems => problems;

    public CancellationToken Cancellation => cancellation;

    /// <summary>The types of the values in the template, by their names there.</summary>
    public IReadOnlyDictionary<string, ITypeSymbol> RouteTypes => _routeTypes;

    /// <summary>Returns the name of the variable of a parameter: its own, unless emitted code uses that for something else.</summary>
    public string VariableOf(string parameter) => EmittedNames.IsTaken(parameter) ? FreeName(parameter) : parameter;

    /// <summary>Returns a name for a variable that neither a parameter nor anything else in emitted code has.</summary>
    public string FreeName(string name)
    {
        if (EmittedNames.IsTaken(name))
            name = $"value_{name}_";
        while (!_names.Add(name))
            name += "_";
        return name;
    }

    /// <summary>Notes a parameter that the template names, even if it cannot be bound.</summary>
    public void Note(ParameterSite site)
    {
        if (site.RouteKey is { } key && !_routeTypes.ContainsKey(key))
            _routeTypes.Add(key, site.DeclaredType);
    }
}
