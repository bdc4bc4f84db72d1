using Adapters.Generator.Model;
using Adapters.Generator.Routing;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Parsing;

/// <summary>A route, and where its attribute stands.</summary>
internal readonly record struct ParsedEndpoint(EndpointModel Model, SourceSpan Span);

/// <summary>Reads the routes of a method.</summary>
internal static class EndpointParser
{
    public static void Parse(IMethodSymbol method, AttributeData handler, string owner, List<ParsedEndpoint> endpoints, ProblemList problems)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (VerbOf(attribute) is not { } verb)
                continue;
            var index = endpoints.Count(e => e.Model.MethodName == method.Name);
            if (ParseOne(method, verb, attribute, handler, owner, index, problems) is { } endpoint)
                endpoints.Add(new ParsedEndpoint(endpoint, Spans.Of(attribute)));
        }
    }

    /// <summary>The method of a route attribute, or null for any other attribute.</summary>
    public static string? VerbOf(AttributeData attribute)
    {
        if (TypeNames.Is(attribute.AttributeClass, TypeNames.WebSocketAttribute))
            return EndpointModel.WebSocketVerb;
        if (TypeNames.Is(attribute.AttributeClass, TypeNames.RouteAttribute))
            return attribute.ConstructorArguments.FirstOrDefault().Value as string;
        return TypeNames.Is(attribute.AttributeClass?.BaseType, TypeNames.RouteAttribute)
            ? attribute.AttributeClass!.Name.Replace("Attribute", "").ToUpperInvariant()
            : null;
    }

    private static EndpointModel? ParseOne(
        IMethodSymbol method, string verb, AttributeData attribute, AttributeData handler, string owner, int index, ProblemList problems)
    {
        var before = problems.Items.Count;
        CheckMethod(method, problems);
        var template = ParseTemplate(attribute, handler, problems);
        var result = ResultParser.Parse(method);
        if (result is null)
            problems.Add(ProblemKind.UnsupportedResult, Spans.Of(method), method.Name, method.ReturnType.ToDisplayString());
        if (template is null || result is null)
            return null;

        var isSync = !ResultParser.IsAsync(method) && !TypeNames.HasAttribute(method, TypeNames.NonBlockingAttribute) && verb != EndpointModel.WebSocketVerb;
        var parameters = method.Parameters.Select(p => ParameterParser.Parse(p, template, verb, isSync, problems)).ToList();
        CheckRouteParameters(method, template, attribute, handler, problems);
        if (problems.Items.Count > before)
            return null;
        return new EndpointModel(
            verb, template, method.Name, $"{method.Name}{(index == 0 ? "" : "_" + index)}", owner, method.ContainingType.Name, isSync, method.IsStatic, result,
            parameters.Select(p => p!).ToEquatableArray());
    }

    private static void CheckMethod(IMethodSymbol method, ProblemList problems)
    {
        var reason = method.IsGenericMethod ? "it is generic"
            : method.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal) ? "it is neither public nor internal"
            : method.IsAsync && method.ReturnsVoid ? "it is async void, so its end and its exceptions are lost"
            : method.ReturnsByRef || method.ReturnsByRefReadonly ? "it returns by reference"
            : null;
        if (reason is not null)
            problems.Add(ProblemKind.UnsupportedMethod, Spans.Of(method), method.Name, reason);
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
            ? Spans.Inside(handler, 0, error.Start, error.Length)
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
            var start = text.IndexOf(segment.Text, StringComparison.Ordinal);
            var span = start >= 0 || prefix.Length == 0
                ? Spans.Inside(attribute, argument, start, segment.Text.Length)
                : Spans.Inside(handler, 0, prefix.IndexOf(segment.Text, StringComparison.Ordinal), segment.Text.Length);
            if (parameter is null)
                problems.Add(ProblemKind.UnboundRouteParameter, span, segment.Text, method.Name);
            else if (segment.Constraint is { } constraint && !ValueTypes.Fits(ValueTypes.Unwrap(parameter.Type, out _), constraint))
                problems.Add(ProblemKind.BadTemplate, span, template.Text, $"'{segment.Text}' is a {parameter.Type.ToDisplayString()} in {method.Name}, and not a {constraint}");
        }
    }
}
