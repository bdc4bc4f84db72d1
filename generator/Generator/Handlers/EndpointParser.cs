using Adapters.Generator.Binding;
using Adapters.Generator.Binding.Forms;
using Adapters.Generator.Binding.Sources;
using Adapters.Generator.Diagnostics;
using Adapters.Generator.Filters;
using Adapters.Generator.Results;
using Adapters.Generator.Routing.Templates;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Handlers;

/// <summary>A route with the span of its attribute.</summary>
internal readonly record struct ParsedEndpoint(EndpointModel Model, SourceSpan Span);

/// <summary>Reads the routes of a method.</summary>
internal sealed class EndpointParser(
    IMethodSymbol method, AttributeData handler, string owner, List<ParsedEndpoint> endpoints, ProblemList problems,
    CancellationToken cancellation)
{
    private readonly RoutePrefix _prefix = new(method.ContainingType, handler);

    public void Parse()
    {
        foreach (var attribute in method.GetAttributes())
        {
            cancellation.ThrowIfCancellationRequested();
            if (RouteAttributes.VerbOf(attribute) is { } verb && ParseOne(verb, attribute) is { } endpoint)
                endpoints.Add(new ParsedEndpoint(endpoint with { EndpointName = FreeName() }, Spans.Of(attribute, cancellation)));
        }
    }

    private EndpointModel? ParseOne(string verb, AttributeData attribute)
    {
        var before = problems.Items.Count;
        if (!IsSupported(verb, attribute))
            return null;
        MethodParser.Check(method, problems);
        var template = ParseTemplate(attribute);
        var isSync = IsSync(method, verb);
        var result = ResultParser.Parse(method, isSync, verb);
        if (result is null)
            problems.Add(
                ProblemKind.UnsupportedResult, Spans.Of(method), method.Name, method.ReturnType.ToDisplayString(),
                ResultParser.Advice(method.ReturnType));
        if (template is null || result is null)
            return null;
        var context = new BindingContext(method, template, verb, isSync, owner, problems, cancellation);
        var parameters = ParameterParser.ParseAll(context);
        CheckRouteParameters(template, attribute, context.RouteTypes);
        var values = parameters.SelectMany(p => p.Leaves).Where(p => p.Source is RouteSource).ToList();
        var filters = new FilterParser(method, template, verb, isSync, owner, values, problems, cancellation).Parse();
        return problems.Items.Count > before
            ? null
            : new EndpointModel(
                verb, template, method.Name, "", owner, method.ContainingType.Name, isSync, method.IsStatic, result, parameters,
                FormLimits.Parse(method))
            {
                Origins = RouteAttributes.OriginsOf(attribute).ToEquatableArray(),
                Filters = filters,
            };
    }

    /// <summary>Determines whether the method runs on a worker thread as the handler of a route.</summary>
    public static bool IsSync(IMethodSymbol method, string verb) =>
        !ResultParser.IsAsync(method) && !TypeNames.HasAttribute(method, TypeNames.NonBlockingAttribute) && verb != Verbs.WebSocket;

    private bool IsSupported(string verb, AttributeData attribute)
    {
        if (!RouteAttributes.IsOurs(attribute))
        {
            problems.Add(
                ProblemKind.UnsupportedMethod, Spans.Of(attribute, cancellation), method.Name,
                $"only the route attributes of Adapters are read at compile time, and '{attribute.AttributeClass!.Name}' is another: "
                + "write [Route(method, template)]");
            return false;
        }

        if (Verbs.IsValid(verb, attribute))
            return true;
        problems.Add(
            ProblemKind.UnsupportedMethod, Spans.Argument(attribute, 0, cancellation), method.Name,
            $"'{verb}' is not a request method (RFC 9110, section 9.1)");
        return false;
    }

    /// <summary>Returns the name of the emitted method: the handler's own, with a number if that is taken.</summary>
    private string FreeName()
    {
        var own = EmittedNames.IsOfMember(method.Name) || method.Name == owner ? $"Route_{method.Name}_" : method.Name;
        var name = own;
        for (var number = 1; endpoints.Any(e => e.Model.EndpointName == name); number++)
            name = $"{own}_{number}";
        return name;
    }

    private RouteTemplate? ParseTemplate(AttributeData attribute)
    {
        var (text, argument) = TemplateText(attribute);
        var prefix = _prefix.Text;
        var joined = TemplateParser.Join(prefix, text);
        var template = TemplateParser.Parse(joined, out var error);
        if (error is null)
            return template;

        // The joined text begins with the prefix: an error in the prefix is reported at the class's attribute.
        var offset = joined.Length - text.Length;
        var span = error.Start < offset && prefix.Length > 0
            ? _prefix.SpanOf(error.Start, Math.Min(error.Length, prefix.Length - error.Start), cancellation)
            : Spans.Inside(attribute, argument, error.Start - offset, error.Length, cancellation);
        problems.Add(ProblemKind.BadTemplate, span, joined, error.Message);
        return null;
    }

    private static (string Text, int Argument) TemplateText(AttributeData attribute)
    {
        var argument = TypeNames.Is(attribute.AttributeClass, TypeNames.RouteAttribute) ? 1 : 0;
        var text = attribute.ConstructorArguments.ElementAtOrDefault(argument).Value as string ?? "";
        return (text, argument);
    }

    private void CheckRouteParameters(
        RouteTemplate template, AttributeData attribute, IReadOnlyDictionary<string, ITypeSymbol> types)
    {
        foreach (var segment in template.Segments.Where(s => s.Kind != SegmentKind.Literal))
        {
            if (!types.TryGetValue(segment.Text, out var type))
                problems.Add(ProblemKind.UnboundRouteParameter, SpanOf(segment, attribute), segment.Text, method.Name);
            else if (Mismatch(segment, type) is { } expected)
                problems.Add(
                    ProblemKind.BadTemplate, SpanOf(segment, attribute), template.Text,
                    $"'{segment.Text}' has the type {type.ToDisplayString()} in {method.Name}, and {expected}");
        }
    }

    private static string? Mismatch(RouteSegment segment, ITypeSymbol type)
    {
        if (segment.Constraint is { } constraint && !RouteConstraints.Fits(NullableTypes.Unwrap(type, out _), constraint))
            return $"not {constraint}";
        return segment.Kind == SegmentKind.CatchAll && type.SpecialType != SpecialType.System_String
            ? "a catch-all is always a string"
            : null;
    }

    private SourceSpan SpanOf(RouteSegment segment, AttributeData attribute)
    {
        var (text, argument) = TemplateText(attribute);
        var start = PositionOf(segment, text);
        return start >= 0 || _prefix.Text.Length == 0
            ? Spans.Inside(attribute, argument, start, segment.Text.Length, cancellation)
            : _prefix.SpanOf(PositionOf(segment, _prefix.Text), segment.Text.Length, cancellation);
    }

    /// <summary>Returns the position at which a template names the parameter of a segment, or -1.</summary>
    private static int PositionOf(RouteSegment segment, string text)
    {
        var opening = segment.Kind == SegmentKind.CatchAll ? "{*" : "{";
        var closing = segment.Constraint is null ? "}" : ":";
        var start = text.IndexOf(opening + segment.Text + closing, StringComparison.Ordinal);
        return start < 0 ? -1 : start + opening.Length;
    }
}
