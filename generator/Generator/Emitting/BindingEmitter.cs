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
        writer.Line($"var {parameter.Name}Given = global::Adapters.QueryValue.TryFind({query}, {Names.Utf8(parameter.Name)}, out var {parameter.Name}Text);");
        if (parameter.Parsing == ValueParsing.Text)
            EmitText(parameter, refuse, writer);
        else if (parameter.IsOptional)
            EmitOptional(parameter, refuse, writer);
        else if (parameter.Default is not null)
            EmitWithDefault(parameter, refuse, writer);
        else
            EmitRefusal($"!{parameter.Name}Given || !{Parse("QueryValue", parameter, parameter.Name + "Text", "var " + Names.Value(parameter.Name))}", parameter, refuse, writer);
    }

    private static void EmitText(ParameterModel parameter, Func<string, string> refuse, CodeWriter writer)
    {
        var text = $"global::Adapters.QueryValue.Text({parameter.Name}Text)";
        if (parameter.Default is null && !parameter.IsOptional)
        {
            EmitRefusal($"!{parameter.Name}Given", parameter, refuse, writer);
            writer.Line($"var {Names.Value(parameter.Name)} = {text};");
            return;
        }

        writer.Line($"var {Names.Value(parameter.Name)} = {parameter.Name}Given ? {text} : {parameter.Default ?? "null"};");
    }

    private static void EmitOptional(ParameterModel parameter, Func<string, string> refuse, CodeWriter writer)
    {
        writer.Line($"{parameter.TypeName}? {Names.Value(parameter.Name)} = {parameter.Default ?? "null"};");
        writer.Open($"if ({parameter.Name}Given)");
        EmitRefusal("!" + Parse("QueryValue", parameter, parameter.Name + "Text", $"var {parameter.Name}Parsed"), parameter, refuse, writer);
        writer.Line($"{Names.Value(parameter.Name)} = {parameter.Name}Parsed;");
        writer.Close();
    }

    private static void EmitWithDefault(ParameterModel parameter, Func<string, string> refuse, CodeWriter writer)
    {
        writer.Line($"{parameter.TypeName} {Names.Value(parameter.Name)} = {parameter.Default};");
        EmitRefusal($"{parameter.Name}Given && !{Parse("QueryValue", parameter, parameter.Name + "Text", Names.Value(parameter.Name))}", parameter, refuse, writer);
    }

    private static void EmitRefusal(string condition, ParameterModel parameter, Func<string, string> refuse, CodeWriter writer)
    {
        writer.Line($"if ({condition})");
        writer.Indent();
        var detail = $"global::Adapters.QueryValue.Explain({Names.Quote(parameter.Name)}, {parameter.Name}Given, {parameter.Name}Text, {Names.Quote(parameter.DisplayType)})";
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
