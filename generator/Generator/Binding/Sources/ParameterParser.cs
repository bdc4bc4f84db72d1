using Adapters.Generator.Diagnostics;
using Adapters.Generator.Routing.Templates;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding.Sources;

/// <summary>Reads the parameters of a handler method.</summary>
internal static class ParameterParser
{
    public static EquatableArray<ParameterModel> ParseAll(
        IMethodSymbol method, RouteTemplate template, string verb, bool isSync, ProblemList problems)
    {
        var parameters = new List<ParameterModel>();
        foreach (var parameter in method.Parameters)
        {
            if (Parse(new ParameterSite(parameter, template, verb, isSync), problems) is not { } model)
                continue;
            if (model.Source is RequestBodySource && parameters.FirstOrDefault(p => p.Source is RequestBodySource) is { } first)
                Refuse(parameter, $"the body is read into '{first.Name}' already", problems);
            parameters.Add(model);
        }

        return parameters.ToEquatableArray();
    }

    private static ParameterModel? Parse(ParameterSite site, ProblemList problems)
    {
        var isByReference = site.Parameter.RefKind != RefKind.None;
        if (!isByReference && ParameterSources.Find(site) is { } source)
            return source.Parse(site);
        Refuse(site.Parameter, isByReference ? "it is passed by reference" : ParameterSources.ExplainMiss(site), problems);
        return null;
    }

    private static void Refuse(IParameterSymbol parameter, string hint, ProblemList problems) =>
        problems.Add(ProblemKind.ParameterWithoutSource, Spans.Of(parameter), parameter.Name, parameter.Type.ToDisplayString(), hint);
}
