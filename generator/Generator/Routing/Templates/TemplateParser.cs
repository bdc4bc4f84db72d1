using Adapters.Generator.Symbols;

namespace Adapters.Generator.Routing.Templates;

/// <summary>Reads route templates: literals, <c>{name}</c>, <c>{name:type}</c> and a last <c>{*name}</c>.</summary>
internal static class TemplateParser
{
    public static string Join(string prefix, string template)
    {
        var joined = prefix.TrimEnd('/')
            + (template.Length == 0 || template.StartsWith("/", StringComparison.Ordinal) ? template : "/" + template);
        return joined.Length == 0 ? "/" : joined;
    }

    public static RouteTemplate? Parse(string text, out TemplateError? error)
    {
        var segments = new List<RouteSegment>();
        error = text.StartsWith("/", StringComparison.Ordinal) ? null : new TemplateError(0, text.Length, "it must start with '/'");
        var start = 1;
        while (error is null && start <= text.Length)
        {
            var end = text.IndexOf('/', start);
            end = end < 0 ? text.Length : end;
            var segment = ParseSegment(text.Substring(start, end - start), start, segments, isLast: end == text.Length, out error);
            if (segment is not null)
                segments.Add(segment);
            start = end + 1;
        }

        return error is null ? new RouteTemplate(text, segments.ToEquatableArray()) : null;
    }

    private static RouteSegment? ParseSegment(string text, int start, List<RouteSegment> before, bool isLast, out TemplateError? error)
    {
        error = null;
        if (text.IndexOfAny(['{', '}']) < 0)
            return ParseLiteral(text, start, isLast, out error);
        if (text[0] != '{' || text.IndexOf('}') != text.Length - 1 || text.LastIndexOf('{') != 0)
        {
            error = new TemplateError(start, text.Length, "a parameter must be a whole segment: '{' first, '}' last");
            return null;
        }

        return ParseParameter(text.Substring(1, text.Length - 2), start + 1, before, isLast, out error);
    }

    private static RouteSegment? ParseLiteral(string text, int start, bool isLast, out TemplateError? error)
    {
        error = null;
        if (text.Length == 0 && !isLast)
            error = new TemplateError(start - 1, 1, "it has an empty segment");
        for (var i = 0; i < text.Length && error is null; i++)
        {
            if (text[i] is <= ' ' or > '~' or '?' or '#' or '*' or '"' or '\\')
                error = new TemplateError(start + i, 1, $"'{text[i]}' cannot stand in a path; percent-encode it");
        }

        return error is null ? new RouteSegment(SegmentKind.Literal, text) : null;
    }

    private static RouteSegment? ParseParameter(string text, int start, List<RouteSegment> before, bool isLast, out TemplateError? error)
    {
        var isCatchAll = text.StartsWith("*", StringComparison.Ordinal);
        var colon = text.IndexOf(':');
        var name = (colon < 0 ? text : text.Substring(0, colon)).TrimStart('*');
        var constraint = colon < 0 ? null : text.Substring(colon + 1);
        error = null;
        if (!Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(name))
            error = new TemplateError(start, Math.Max(text.Length, 1), $"'{name}' is not the name of a parameter");
        else if (before.Any(s => s.Kind != SegmentKind.Literal && s.Text == name))
            error = new TemplateError(start, text.Length, $"it has the parameter '{name}' twice");
        else if (isCatchAll && !isLast)
            error = new TemplateError(start, text.Length, "a catch-all must be the last segment");
        else if (constraint is not null && !RouteConstraints.All.Contains(constraint))
            error = new TemplateError(
                start + colon + 1, Math.Max(constraint.Length, 1),
                $"'{constraint}' is not a type that a template knows ({string.Join(", ", RouteConstraints.All)})");
        return error is null ? new RouteSegment(isCatchAll ? SegmentKind.CatchAll : SegmentKind.Parameter, name, constraint) : null;
    }
}
