using Adapters.Generator.Binding;
using Adapters.Generator.Binding.Sources;
using Adapters.Generator.Diagnostics;
using Adapters.Generator.Routing.Templates;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Routing.Constraints;

/// <summary>Compares the values of a template with the parameters of the method, and reads what the template demands of them.</summary>
internal sealed class RouteValueParser(
    IMethodSymbol method, TemplateSource source, RouteTemplate template, IReadOnlyList<ParameterModel> parameters, ProblemList problems)
{
    /// <param name="types">The types of the values in the template, by their names there.</param>
    /// <param name="owner">The emitted class of the handler.</param>
    /// <param name="endpoint">The emitted method of the route.</param>
    public List<RouteCheck> Parse(IReadOnlyDictionary<string, ITypeSymbol> types, string owner, string endpoint)
    {
        var checks = new List<RouteCheck>();
        foreach (var parameter in template.Values)
        {
            if (!types.TryGetValue(parameter.Name, out var declared))
            {
                problems.Add(ProblemKind.UnboundRouteParameter, SpanOf(parameter), parameter.Name, method.Name);
                continue;
            }

            var type = NullableTypes.Unwrap(declared, out _);
            if (Refusal(parameter, type) is { } reason)
                source.Refuse(
                    parameter.NameStart, parameter.Name.Length,
                    $"'{parameter.Name}' has the type {declared.ToDisplayString()} in {method.Name}, and {reason}");
            ParseChecks(parameter, new CheckParser(parameter, type, method, owner, endpoint), checks);
        }

        return checks;
    }

    private SourceSpan SpanOf(RouteParameter parameter) => source.SpanOf(parameter.NameStart, parameter.Name.Length);

    private string? Refusal(RouteParameter parameter, ITypeSymbol type)
    {
        if (parameter.IsCatchAll && type.SpecialType != SpecialType.System_String)
            return "a catch-all is always a string";
        var model = parameters.SelectMany(p => p.Leaves).FirstOrDefault(p => p.Source is RouteSource && p.Key == parameter.Name);
        return model is null ? null : RouteDefaults.Refusal(parameter, model, type);
    }

    private void ParseChecks(RouteParameter parameter, CheckParser parser, List<RouteCheck> checks)
    {
        foreach (var constraint in parameter.Constraints)
        {
            var check = parser.Parse(constraint, out var error);
            if (error is not null)
                source.Refuse(constraint.Start, constraint.Length, $"'{constraint.Text}' {error}");
            else if (check is not null)
                checks.Add(check);
        }
    }
}
