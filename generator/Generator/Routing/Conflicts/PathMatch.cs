using System.Text.RegularExpressions;
using Adapters.Generator.Routing.Constraints;
using Adapters.Generator.Routing.Templates;

namespace Adapters.Generator.Routing.Conflicts;

/// <summary>Determines at compile time whether a route certainly takes a path.</summary>
internal static class PathMatch
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.Singleline;

    /// <param name="texts">The segments of the path.</param>
    public static bool Takes(RouteVariant route, IReadOnlyList<string> texts, PathCase @case)
    {
        for (var i = 0; i < route.Segments.Count; i++)
        {
            var segment = route.Segments[i];
            if (i >= texts.Count)
                return false;
            if (segment.Parameters.Any(p => p.IsCatchAll))
                return Takes(route, segment, string.Join("/", texts.Skip(i)));
            if (segment.IsLiteral ? @case.Fold(segment.Literal) != @case.Fold(texts[i]) : !Takes(route, segment, texts[i]))
                return false;
        }

        return texts.Count == route.Segments.Count;
    }

    /// <summary>The first of several parameters takes as much as it can, so that a text is split at the last literal.</summary>
    private static bool Takes(RouteVariant route, RouteSegment segment, string text)
    {
        var pattern = string.Concat(segment.Parts.Select(p => p.Parameter is null ? Regex.Escape(p.Literal) : "(.+)"));
        var match = Regex.Match(text, $@"\A{pattern}\z", Options);
        var values = route.PartsOf(segment).Where(p => p.Parameter is not null).ToList();
        return match.Success && values.Select((v, i) => ExampleText.Takes(v.Parameter!, v.Checks, match.Groups[i + 1].Value)).All(t => t);
    }
}
