using Adapters.Generator.Model;

namespace Adapters.Generator.Emitting;

/// <summary>How the values of a handler's parameters are read. What differs between the two entry points is how a problem is answered.</summary>
internal static class BindingEmitter
{
    public static string RouteArguments(EndpointModel endpoint) =>
        string.Concat(endpoint.RouteParameters.Select(p => $", {p.TypeName} {Names.Value(p.Name)}"));

    public static string RouteValues(EndpointModel endpoint) =>
        string.Concat(endpoint.RouteParameters.Select(p => ", " + Names.Value(p.Name)));

    /// <summary>Reads each query value into a local; a bad one answers with <paramref name="refuse"/>.</summary>
    public static void EmitQuery(EndpointModel endpoint, string query, Func<string, string> refuse, CodeWriter writer)
    {
        foreach (var parameter in endpoint.Parameters.Where(p => p.Source == ParameterSource.Query))
            EmitQueryValue(parameter, query, refuse, writer);
    }

    public static string Arguments(EndpointModel endpoint, string request, string cancellation) =>
        string.Join(", ", endpoint.Parameters.Select(p => p.Source switch
        {
            ParameterSource.Scope => request,
            ParameterSource.Cancellation => cancellation,
            ParameterSource.Receive => "receive",
            ParameterSource.Send => "send",
            ParameterSource.Environ => "environ",
            _ => Names.Value(p.Name),
        }));

    private static void EmitQueryValue(ParameterModel parameter, string query, Func<string, string> refuse, CodeWriter writer)
    {
        var name = Names.Value(parameter.Name);
        var hasDefault = parameter.Default is not null || parameter.IsOptional;
        var given = parameter.Name + "Given";
        var text = parameter.Name + "Text";
        writer.Line($"var {given} = global::Adapters.QueryValue.TryFind({query}, {Names.Utf8(parameter.Name)}, out var {text});");
        if (parameter.Parsing == ValueParsing.Text)
        {
            if (!hasDefault)
                EmitRefusal($"!{given}", parameter, given, text, refuse, writer);
            var otherwise = hasDefault ? $"{given} ? global::Adapters.QueryValue.Text({text}) : {parameter.Default ?? "null"}" : $"global::Adapters.QueryValue.Text({text})";
            writer.Line($"{parameter.TypeName}{(parameter.IsOptional ? "?" : "")} {name} = {otherwise};");
            return;
        }

        var condition = hasDefault
            ? $"{given} && !{Parse("QueryValue", parameter, text, "var " + name + "Parsed")}"
            : $"!{given} || !{Parse("QueryValue", parameter, text, "var " + name + "Parsed")}";
        if (hasDefault)
            writer.Line($"{parameter.TypeName} {name}Parsed = default!;");
        EmitRefusal(hasDefault ? condition.Replace("var " + name, name) : condition, parameter, given, text, refuse, writer);
        var value = hasDefault ? $"{given} ? {name}Parsed : {Default(parameter)}" : name + "Parsed";
        writer.Line($"{parameter.TypeName}{(parameter.IsOptional ? "?" : "")} {name} = {value};");
    }

    private static string Default(ParameterModel parameter) =>
        parameter.Default is null or "default" ? $"default({parameter.TypeName}{(parameter.IsOptional ? "?" : "")})" : parameter.Default;

    private static void EmitRefusal(
        string condition, ParameterModel parameter, string given, string text, Func<string, string> refuse, CodeWriter writer)
    {
        writer.Line($"if ({condition})");
        writer.Indent();
        var detail = $"global::Adapters.QueryValue.Explain({Names.Quote(parameter.Name)}, {given}, {text}, {Names.Quote(parameter.DisplayType)})";
        writer.Line($"return {refuse(detail)};");
        writer.Outdent();
    }

    /// <summary>A call that says whether the text is a value.</summary>
    public static string Parse(string reader, ParameterModel parameter, string text, string target) => parameter.Parsing switch
    {
        ValueParsing.Bool => $"global::Adapters.{reader}.TryParse({text}, out {target.Replace("var ", "bool ")})",
        ValueParsing.Utf8 => $"global::Adapters.{reader}.TryParse<{parameter.TypeName}>({text}, out {target})",
        _ => $"global::Adapters.{reader}.TryParseText<{parameter.TypeName}>({text}, out {target})",
    };
}
