using Adapters.Generator.Binding;
using Adapters.Generator.Handlers;
using Adapters.Generator.Routing.Constraints;
using Adapters.Generator.Routing.Templates;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Routing;

/// <summary>
/// A route with some of the values that may be missing: one with all of them, and one without the last, the last two, and so on. Each has a
/// path of its own.
/// </summary>
internal sealed class RouteVariant(EndpointModel endpoint, IReadOnlyList<RouteSegment> segments)
{
    public EndpointModel Endpoint => endpoint;

    public IReadOnlyList<RouteSegment> Segments => segments;

    public bool IsLiteral => segments.All(s => s.IsLiteral);

    /// <summary>The path as text.</summary>
    public string Path => string.Concat(segments.Select(s => "/" + string.Concat(s.Parts)));

    /// <summary>The values that a request has, in the order of the path.</summary>
    public IEnumerable<ParameterModel> Values => segments.SelectMany(s => s.Parameters).Select(p => endpoint.RouteParameter(p.Name));

    public static IEnumerable<RouteVariant> Of(EndpointModel endpoint)
    {
        var segments = endpoint.Template.Segments.ToList();
        yield return new RouteVariant(endpoint, [.. segments]);
        while (segments.Count > 0 && segments[segments.Count - 1].Parameters.LastOrDefault() is { MayBeMissing: true })
        {
            var parts = segments[segments.Count - 1].Parts;
            segments.RemoveAt(segments.Count - 1);
            if (parts.Count > 1)
                segments.Add(new RouteSegment(parts.Take(parts.Count - 2).ToEquatableArray()));
            var left = segments.Count > 0 ? segments : [new RouteSegment(new[] { new RoutePart("", null) }.ToEquatableArray())];
            yield return new RouteVariant(endpoint, [.. left]);
        }
    }

    /// <summary>Returns the path without the names of its parameters: two routes with one shape and one method are duplicates.</summary>
    public string Shape(PathCase @case) => string.Concat(segments.Select(
        s => "/" + (s.Parameters.Any(p => p.IsCatchAll) ? "*" : "") + string.Concat(PartsOf(s).Select(p => p.Shape(@case)))));

    /// <summary>Returns the parts of a segment with what reads and judges them.</summary>
    public IEnumerable<EdgePart> PartsOf(RouteSegment segment) => segment.Parts.Select(p => p.Parameter is { } parameter
        ? new EdgePart("", endpoint.RouteParameter(parameter.Name), ChecksOf(parameter))
        : new EdgePart(p.Literal, null, EquatableArray<RouteCheck>.Empty));

    /// <summary>Returns the values of the route as arguments: those that the path has, and the defaults of the missing.</summary>
    /// <param name="names">The variables of the values that the path has.</param>
    public string Arguments(IReadOnlyList<string> names)
    {
        var present = new Queue<string>(names);
        var has = new HashSet<string>(segments.SelectMany(s => s.Parameters).Select(p => p.Name), StringComparer.Ordinal);
        return string.Concat(endpoint.Template.Values.Select(
            p => ", " + (has.Contains(p.Name) ? present.Dequeue() : RouteDefaults.Write(p, endpoint.RouteParameter(p.Name)))));
    }

    private EquatableArray<RouteCheck> ChecksOf(RouteParameter parameter) =>
        endpoint.Checks.Where(c => c.Parameter == parameter.Name).ToEquatableArray();
}
