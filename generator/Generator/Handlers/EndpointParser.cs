using Adapters.Generator.Binding.Sources;
using Adapters.Generator.Diagnostics;
using Adapters.Generator.Results;
using Adapters.Generator.Routing.Templates;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Handlers;

/// <summary>A route, and where its attribute stands.</summary>
internal readonly record struct ParsedEndpoint(EndpointModel Model, SourceSpan Span);

/// <summary>Reads the routes of a method.</summary>
internal static class EndpointParser
{
    public static void Parse(IMethodSymbol method, AttributeData handler, string owner, List<ParsedEndpoint> endpoints, ProblemList problems)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (RouteAttributes.VerbOf(attribute) is not { } verb)
                continue;
            if (ParseOne(method, verb, attribute, handler, problems) is not { } endpoint)
                continue;
            var named = endpoint with { Owner = owner, EndpointName = FreeName(method.Name, endpoints) };
            endpoints.Add(new ParsedEndpoint(named, Spans.Of(attribute)));
        }
    }

    private static EndpointModel? ParseOne(
        IMethodSymbol method, string verb, AttributeData attribute, AttributeData handler, ProblemList problems)
    {
        var before = problems.Items.Count;
        if (!RouteAttributes.IsOurs(attribute))
        {
            problems.Add(
                ProblemKind.UnsupportedMethod, Spans.Of(attribute), method.Name,
                $"only the route attributes of Adapters are read at compile time, and '{attribute.AttributeClass!.Name}' is another: write [Route(method, template)]");
            return null;
        }

        if (!Verbs.IsValid(verb, attribute))
        {
            problems.Add(ProblemKind.UnsupportedMethod, Spans.Argument(attribute, 0), method.Name, $"'{verb}' is not a request method (RFC 9110, section 9.1)");
            return null;
        }

        MethodParser.Check(method, problems);
        var template = ParseTemplate(attribute, handler, problems);
        var isSync = !ResultParser.IsAsync(method) && !TypeNames.HasAttribute(method, TypeNames.NonBlockingAttribute) && verb != Verbs.WebSocket;
        var result = ResultParser.Parse(method, isSync, verb);
        if (result is null)
            problems.Add(ProblemKind.UnsupportedResult, Spans.Of(method), method.Name, method.ReturnType.ToDisplayString());
        if (template is null || result is null)
            return null;

        var parameters = ParameterParser.ParseAll(method, template, verb, isSync, problems);
        CheckRouteParameters(method, template, attribute, handler, problems);
        return problems.Items.Count > before
            ? null
            : new EndpointModel(verb, template, method.Name, "", "", method.ContainingType.Name, isSync, method.IsStatic, result, parameters);
    }

    /// <summary>An emitted method is called like the handler's, with a number where that name is taken.</summary>
    private static string FreeName(string method, List<ParsedEndpoint> endpoints)
    {
        var name = method;
        for (var number = 1; name == "Handler" || endpoints.Any(e => e.Model.EndpointName == name); number++)
            name = $"{method}_{number}";
        return name;
    }

    private static RouteTemplate? ParseTemplate(AttributeData attribute, AttributeData handler, ProblemList problems)
    {
        var (prefix, text, argument) = TemplateTexts(attribute, handler);
        var joined = TemplateParser.Join(prefix, text);
        var template = TemplateParser.Parse(joined, out var error);
        if (error is null)
            return template;

        // The joined text begins with the prefix: what lies in it is told at the class's attribute.
        var offset = joined.Length - text.Length;
        var span = error.Start < offset && prefix.Length > 0
            ? Spans.Inside(handler, 0, error.Start, Math.Min(error.Length, prefix.Length - error.Start))
            : Spans.Inside(attribute, argument, error.Start - offset, error.Length);
        problems.Add(ProblemKind.BadTemplate, span, joined, error.Message);
        return null;
    }

    private static (string Prefix, string Text, int Argument) TemplateTexts(AttributeData attribute, AttributeData handler)
    {
        var argument = TypeNames.Is(attribute.AttributeClass, TypeNames.RouteAttribute) ? 1 : 0;
        var prefix = handler.ConstructorArguments.FirstOrDefault().Value as string ?? "";
        var text = attribute.ConstructorArguments.ElementAtOrDefault(argument).Value as string ?? "";
        return (prefix, text, argument);
    }

    private static void CheckRouteParameters(
        IMethodSymbol method, RouteTemplate template, AttributeData attribute, AttributeData handler, ProblemList problems)
    {
        var (prefix, text, argument) = TemplateTexts(attribute, handler);
        foreach (var segment in template.Segments.Where(s => s.Kind != SegmentKind.Literal))
        {
            var parameter = method.Parameters.FirstOrDefault(p => p.Name == segment.Text);
            var start = PlaceOf(segment, text);
            var span = start >= 0 || prefix.Length == 0
                ? Spans.Inside(attribute, argument, start, segment.Text.Length)
                : Spans.Inside(handler, 0, PlaceOf(segment, prefix), segment.Text.Length);
            if (parameter is null)
                problems.Add(ProblemKind.UnboundRouteParameter, span, segment.Text, method.Name);
            else if (segment.Constraint is { } constraint && !RouteConstraints.Fits(NullableTypes.Unwrap(parameter.Type, out _), constraint))
                problems.Add(ProblemKind.BadTemplate, span, template.Text, $"'{segment.Text}' is a {parameter.Type.ToDisplayString()} in {method.Name}, and not a {constraint}");
            else if (segment.Kind == SegmentKind.CatchAll && parameter.Type.SpecialType != SpecialType.System_String)
                problems.Add(ProblemKind.BadTemplate, span, template.Text, $"'{segment.Text}' is a {parameter.Type.ToDisplayString()} in {method.Name}, and a catch-all is a string");
        }
    }

    /// <summary>Where a template names the parameter of a segment; -1 where it does not.</summary>
    private static int PlaceOf(RouteSegment segment, string text)
    {
        var opening = segment.Kind == SegmentKind.CatchAll ? "{*" : "{";
        var closing = segment.Constraint is null ? "}" : ":";
        var start = text.IndexOf(opening + segment.Text + closing, StringComparison.Ordinal);
        return start < 0 ? -1 : start + opening.Length;
    }
}
