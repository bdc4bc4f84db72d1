namespace Adapters.Generator.Routing.Templates;

/// <summary>Checks where in a template a catch-all may be, and what may be missing.</summary>
internal static class TemplateShape
{
    /// <summary>The literal before a parameter that may be missing at the end of a segment. It is then missing too.</summary>
    public const string Period = ".";

    public static TemplateError? Check(RouteTemplate template)
    {
        RouteParameter? missing = null;
        for (var i = 0; i < template.Segments.Count; i++)
        {
            var segment = template.Segments[i];
            var isLast = i == template.Segments.Count - 1;
            if (segment.Parameters.FirstOrDefault(p => p.IsCatchAll) is { } rest && (segment.Parts.Count > 1 || !isLast))
                return Error(rest, isLast ? "a catch-all must be a whole segment" : "a catch-all must be the last segment");
            if (missing is not null && !(segment.Parts.Count == 1 && segment.Parameters.Any(p => p.MayBeMissing)))
                return Error(missing, "what follows a parameter that may be missing must be able to be missing too");
            if (segment.Parts.Count > 1 && CheckParts(segment) is { } error)
                return error;
            missing = segment.Parameters.FirstOrDefault(p => p.MayBeMissing) ?? missing;
        }

        return null;
    }

    private static TemplateError? CheckParts(RouteSegment segment)
    {
        for (var i = 0; i < segment.Parts.Count; i++)
        {
            if (segment.Parts[i].Parameter is not { MayBeMissing: true } parameter)
                continue;
            if (i < segment.Parts.Count - 1)
                return Error(parameter, "a parameter that may be missing must end its segment");
            if (segment.Parts[i - 1].Literal != Period || i < 2)
                return Error(parameter, "only a period after another parameter can stand before one that may be missing in a segment");
        }

        return null;
    }

    private static TemplateError Error(RouteParameter parameter, string message) =>
        new(parameter.Start + 1, parameter.Text.Length - 2, message);
}
