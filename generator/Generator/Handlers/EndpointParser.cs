using Adapters.Generator.Binding;
using Adapters.Generator.Binding.Bodies;
using Adapters.Generator.Binding.Forms;
using Adapters.Generator.Binding.Sources;
using Adapters.Generator.Diagnostics;
using Adapters.Generator.Filters;
using Adapters.Generator.Results;
using Adapters.Generator.Routing.Conditions;
using Adapters.Generator.Routing.Constraints;
using Adapters.Generator.Routing.Templates;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Handlers;

/// <summary>A route with the span of its attribute, and the method that answers.</summary>
internal readonly record struct ParsedEndpoint(EndpointModel Model, SourceSpan Span, IMethodSymbol Method);

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
                endpoints.Add(new ParsedEndpoint(endpoint, Spans.Of(attribute, cancellation), method));
        }
    }

    private EndpointModel? ParseOne(string verb, AttributeData attribute)
    {
        var before = problems.Items.Count;
        if (!IsSupported(verb, attribute))
            return null;
        MethodParser.Check(method, problems);
        var templates = new TemplateSource(_prefix, attribute, problems, cancellation);
        var template = templates.Parse();
        var isSync = IsSync(method, verb);
        var result = ResultParser.Parse(method, isSync, verb);
        if (result is null)
            problems.Add(
                ProblemKind.UnsupportedResult, Spans.Of(method), method.Name, method.ReturnType.ToDisplayString(),
                ResultParser.Advice(method.ReturnType));
        if (template is null || result is null)
            return null;
        var name = FreeName();
        var context = new BindingContext(method, template, verb, isSync, owner, name, problems, cancellation);
        var parameters = ParameterParser.ParseAll(context);
        var checks = new RouteValueParser(method, templates, template, parameters, problems).Parse(context.RouteTypes, owner, name);
        var conditions = new ConditionParser(method, problems, cancellation);
        var values = parameters.SelectMany(p => p.Leaves).Where(p => p.Source is RouteSource).ToList();
        var model = new EndpointModel(
            verb, template, method.Name, name, owner, method.ContainingType.Name, isSync, method.IsStatic, result, parameters,
            FormLimits.Parse(method))
        {
            Origins = RouteAttributes.OriginsOf(attribute).ToEquatableArray(),
            Checks = checks.ToEquatableArray(),
            Guard = conditions.ParseGuard(),
            Consumes = conditions.ParseConsumes(verb),
            BodyLimit = BodySize.Parse(method, verb, problems, cancellation),
            Filters = new FilterParser(method, template, verb, isSync, owner, values, problems, cancellation).Parse(),
        };
        return problems.Items.Count > before ? null : model;
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
}
