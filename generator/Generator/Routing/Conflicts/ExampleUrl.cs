using Adapters.Generator.Routing.Constraints;
using Adapters.Generator.Routing.Templates;

namespace Adapters.Generator.Routing.Conflicts;

/// <summary>A path that routes take, to show in a message.</summary>
internal static class ExampleUrl
{
    public static string Of(RouteVariant route) => string.Concat(route.Segments.Select(
        s => "/" + string.Concat(route.PartsOf(s).Select(p => p.Parameter is null ? p.Literal : ExampleText.Of(p.Parameter, p.Checks)))));

    /// <summary>Returns a path that two routes certainly take, or null. They must have the same literals in the same places.</summary>
    public static string? OfBoth(RouteVariant one, RouteVariant other)
    {
        var segments = one.Segments.Zip(other.Segments, (a, b) => OfBoth(one.PartsOf(a), other.PartsOf(b))).ToList();
        return segments.Contains(null) ? null : string.Concat(segments.Select(s => "/" + s));
    }

    private static string? OfBoth(IEnumerable<EdgePart> one, IEnumerable<EdgePart> other)
    {
        var parts = one.Zip(other, (a, b) => a.Parameter is null || b.Parameter is null
            ? a.Literal
            : ExampleText.Find([(a.Parameter, a.Checks), (b.Parameter, b.Checks)])).ToList();
        return parts.Contains(null) ? null : string.Concat(parts);
    }
}
