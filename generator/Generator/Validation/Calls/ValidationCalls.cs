using Adapters.Generator.Binding;
using Adapters.Generator.Binding.Sources;
using Adapters.Generator.EntryPoints;
using Adapters.Generator.Json;
using Adapters.Generator.Symbols;
using Adapters.Generator.Validation.Emission;
using Adapters.Generator.Validation.Rules;

namespace Adapters.Generator.Validation.Calls;

/// <summary>Emits the validation of the values of an endpoint: a call after they are read, and a method for each.</summary>
internal static class ValidationCalls
{
    private const string RunType = "global::Adapters.CompilerServices.ValidationRun";
    private const string Errors = "ref global::Adapters.CompilerServices.RequestErrors? errors";
    private const string Form = "form";

    /// <summary>Emits the call for a value that has been read.</summary>
    public static void EmitCall(string endpoint, ParameterModel parameter, EntryPointCode code, CodeWriter writer) =>
        writer.Line($"{MethodOf(endpoint, parameter)}({parameter.Variable}, {code.Scope}, ref errors);");

    /// <summary>Emits the object that is made of values, if these are right, and the call for it.</summary>
    public static void EmitObject(string endpoint, ParameterModel parameter, string made, EntryPointCode code, CodeWriter writer)
    {
        writer.Line($"var {parameter.Variable} = errors is null ? {made} : default({parameter.TypeName})!;");
        writer.Line("if (errors is null)");
        writer.Line($"    {MethodOf(endpoint, parameter)}({parameter.Variable}, {code.Scope}, ref errors);");
    }

    /// <summary>Emits the method for a value.</summary>
    public static void EmitMethod(string endpoint, ParameterModel parameter, CodeWriter writer)
    {
        var (place, root) = (PlaceOf(parameter), RootOf(parameter));
        writer.Line();
        writer.Open($"private static void {MethodOf(endpoint, parameter)}({TypeOf(parameter)} value, "
            + $"global::Adapters.ConnectionScope scope, {Errors})");
        if (!parameter.IsMade)
        {
            writer.Line($"if ({RunType}.HasFailed(errors, {EmittedNames.Quote(place)}, {root}))");
            writer.Line("    return;");
        }

        var sent = parameter.Source.IsPatch ? " { Sent = value.Members }" : "";
        writer.Line($"var run = new {RunType}({EmittedNames.Quote(place)}, {root}, scope.Services, errors){sent};");
        if (parameter.IsMade)
            EmitMade(parameter.Validation!.Own!, writer);
        else
            EmitValue(parameter, writer);
        writer.Line("errors = run.Errors;");
        writer.Close();
    }

    /// <summary>Emits the methods for the types of objects, and the fields of their rules.</summary>
    public static void EmitTypes(IEnumerable<ParameterModel> parameters, CodeWriter writer)
    {
        var all = parameters.ToList();
        var whole = all.Where(p => !p.IsMade).SelectMany(p => p.Validation!.Objects.Select(o => (Rules: o, Naming: NamingOf(p)))).Distinct()
            .ToList();
        foreach (var (rules, naming) in whole)
            ObjectEmitter.Emit(rules, naming, writer);
        foreach (var (rules, naming) in whole.Concat(all.Where(p => p.IsMade).Select(p => (p.Validation!.Own!, NamingOf(p)))).Distinct())
        {
            if (rules.Rules.Count > 0 || rules.IsValidatable)
                ObjectEmitter.EmitWhole(rules, naming, writer);
        }

        var ofTypes = all.SelectMany(p => p.Validation!.Objects)
            .SelectMany(o => o.Members.SelectMany(m => m.Value.Rules).Concat(o.Rules));
        foreach (var rule in all.SelectMany(p => p.Validation!.Value.Rules).Concat(ofTypes).Distinct())
            rule.EmitField(writer);
    }

    private static void EmitMade(ObjectRules rules, CodeWriter writer)
    {
        ObjectEmitter.EmitComparisons(rules, null, writer);
        if (rules.Rules.Count == 0 && !rules.IsValidatable)
            return;
        writer.Line("if (run.Found == 0)");
        writer.Line($"    {ObjectEmitter.WholeOf(rules.TypeName, null)}(value, ref run);");
    }

    private static void EmitValue(ParameterModel parameter, CodeWriter writer)
    {
        var variable = "value";
        if (parameter.Source.IsPatch)
        {
            variable = "patched";
            writer.Line("var patched = value.Value;");
        }

        var rules = parameter.Validation!.Value;
        var site = new RuleSite(variable, "null", "null", rules.Display, EmittedNames.Quote(parameter.Name));
        var own = rules with { Rules = rules.Rules.Where(r => r is not CompareRule).ToEquatableArray() };
        ValueEmitter.Emit(own, site, NamingOf(parameter), writer);
    }

    private static string MethodOf(string endpoint, ParameterModel parameter) =>
        $"ValidateValue_{endpoint}_{parameter.Variable.TrimStart('@')}";

    private static string TypeOf(ParameterModel parameter) => parameter.IsMade ? parameter.TypeName : parameter.ReadType;

    private static JsonNaming? NamingOf(ParameterModel parameter) => parameter.Json?.Naming;

    private static string PlaceOf(ParameterModel parameter) =>
        parameter.Leaves.Any(l => l.Source.ReadsForm) ? Form : parameter.Source.Place!;

    private static string RootOf(ParameterModel parameter) => parameter.IsMade || parameter.Source.TakesBody
        ? "null"
        : EmittedNames.Quote(parameter.Source is BindAsyncSource ? parameter.Name : parameter.Key);
}
