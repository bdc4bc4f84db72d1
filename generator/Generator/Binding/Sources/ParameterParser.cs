using Adapters.Generator.Diagnostics;
using Adapters.Generator.Symbols;
using Adapters.Generator.Validation.Parsing;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding.Sources;

/// <summary>Reads the parameters of a handler method.</summary>
internal static class ParameterParser
{
    public static EquatableArray<ParameterModel> ParseAll(BindingContext context)
    {
        var parameters = new List<ParameterModel>();
        ParameterModel? body = null;
        foreach (var parameter in context.Method.Parameters)
        {
            var marks = BindingMark.Of(parameter).ToList();
            var site = new ParameterSite(parameter, parameter.Type, context, marks.FirstOrDefault());
            if (Parse(site, marks.Count) is not { } model)
                continue;
            foreach (var taker in model.Leaves.Where(l => l.Source.TakesBody || l.Source.ReadsForm))
            {
                if (body is not null && !(body.Source.ReadsForm && taker.Source.ReadsForm))
                    Refuse(site, $"the body is read into '{body.Name}' already");
                body ??= taker;
            }

            parameters.Add(model);
        }

        return parameters.ToEquatableArray();
    }

    /// <summary>Reads a parameter or a member of one. Returns null if there is a problem, which is noted.</summary>
    /// <param name="marks">The number of attributes that name a source.</param>
    public static ParameterModel? Parse(ParameterSite site, int marks)
    {
        var reason = site.Symbol is IParameterSymbol { RefKind: not RefKind.None } ? "it is passed by reference"
            : marks > 1 ? "its attributes name more than one source"
            : null;
        site.Context.Note(site);
        if (reason is null && ParameterSources.Find(site) is { } source)
            return source.Parse(site) is { } model ? WithValidation(site, source, model) : null;
        Refuse(site, reason ?? ParameterSources.ExplainMiss(site));
        return null;
    }

    /// <summary>Reads what is demanded of the value. The attributes of members are reported where the members are declared.</summary>
    private static ParameterModel WithValidation(ParameterSite site, ParameterSource source, ParameterModel model)
    {
        if (site.Context.Endpoint is not { } endpoint)
            return model;
        var problems = site.Depth == 0 ? site.Context.Problems : new ProblemList();
        if (source.Place is null || model.Object is not null)
            ValidationParser.SkipAll(site.Symbol, site.DeclaredType, source.Place is null, problems, site.Context.Cancellation);
        if (source.Place is null || !site.IsPlain)
            return model;
        var declared = source.IsPatch ? ((INamedTypeSymbol)site.Type).TypeArguments[0] : site.DeclaredType;
        var field = $"Check_{endpoint}_{site.Variable}";
        return model with
        {
            Validation = ValidationParser.Parse(
                site.Symbol, declared, field, model.Object is null ? problems : new ProblemList(), site.Context.Cancellation),
        };
    }

    /// <summary>Notes a problem at the parameter of the method: a member may be declared elsewhere.</summary>
    public static void Refuse(ParameterSite site, string hint) => site.Context.Problems.Add(
        ProblemKind.ParameterWithoutSource, Spans.Of(site.ReportedAt), site.Symbol.Name, site.DeclaredType.ToDisplayString(), hint);
}
