using Adapters.Generator.Handlers;
using Adapters.Generator.Routing.Templates;

namespace Adapters.Generator.Routing;

/// <summary>The routes of one path: one for each method.</summary>
internal sealed class RouteResource(int number, RouteTemplate template)
{
    public int Number { get; } = number;

    public RouteTemplate Template { get; } = template;

    public List<EndpointModel> Endpoints { get; } = [];

    /// <summary>The methods, as in Allow: GET answers HEAD.</summary>
    public string Allow => string.Join(", ", Endpoints
        .SelectMany(e => e.Verb == "GET" ? new[] { "GET", "HEAD" } : [e.Verb])
        .Distinct());
}
