using Adapters.Generator.Symbols;

namespace Adapters.Generator.Binding;

/// <summary>Reads the query values of a route into locals. What differs between the entry points is how a bad one is answered.</summary>
internal sealed class QueryEmitter(IReadOnlyList<ParameterModel> parameters, Func<string, string> refuse, CodeWriter writer)
{
    public void Emit(string query)
    {
        foreach (var parameter in parameters.Where(p => p.Source == ParameterSource.Query))
        {
            writer.Line($"var {Given(parameter)} = global::Adapters.CompilerServices.QueryValue.TryFind({query}, {EmittedNames.Utf8(Encode(parameter.Name))}, out var {Text(parameter)});");
            EmitValue(parameter);
        }
    }

    private void EmitValue(ParameterModel parameter)
    {
        if (parameter.Parsing == ValueParsing.Text)
            EmitText(parameter);
        else if (parameter.IsOptional)
            EmitOptional(parameter);
        else if (parameter.Default is not null)
            EmitWithDefault(parameter);
        else
            EmitRefusal($"!{Given(parameter)} || !{Parse(parameter, "var " + EmittedNames.Value(parameter.Name))}", parameter);
    }

    private void EmitText(ParameterModel parameter)
    {
        var text = $"global::Adapters.CompilerServices.QueryValue.Text({Text(parameter)})";
        if (parameter.Default is null && !parameter.IsOptional)
        {
            EmitRefusal("!" + Given(parameter), parameter);
            writer.Line($"var {EmittedNames.Value(parameter.Name)} = {text};");
            return;
        }

        writer.Line($"var {EmittedNames.Value(parameter.Name)} = {Given(parameter)} ? {text} : {parameter.Default ?? "null"};");
    }

    private void EmitOptional(ParameterModel parameter)
    {
        var parsed = Local(parameter, "Parsed");
        writer.Line($"{parameter.TypeName}? {EmittedNames.Value(parameter.Name)} = {parameter.Default ?? "null"};");
        writer.Open($"if ({Given(parameter)})");
        EmitRefusal("!" + Parse(parameter, "var " + parsed), parameter);
        writer.Line($"{EmittedNames.Value(parameter.Name)} = {parsed};");
        writer.Close();
    }

    private void EmitWithDefault(ParameterModel parameter)
    {
        writer.Line($"{parameter.TypeName} {EmittedNames.Value(parameter.Name)} = {parameter.Default};");
        EmitRefusal($"{Given(parameter)} && !{Parse(parameter, EmittedNames.Value(parameter.Name))}", parameter);
    }

    private void EmitRefusal(string condition, ParameterModel parameter)
    {
        writer.Line($"if ({condition})");
        writer.Indent();
        var detail = $"global::Adapters.CompilerServices.QueryValue.Explain({EmittedNames.Quote(parameter.Name)}, {Given(parameter)}, {Text(parameter)}, {EmittedNames.Quote(parameter.DisplayType)})";
        writer.Line($"return {refuse(detail)};");
        writer.Outdent();
    }

    private string Parse(ParameterModel parameter, string target) => ValueEmitter.Parse("QueryValue", parameter, Text(parameter), target);

    private string Given(ParameterModel parameter) => Local(parameter, "Given");

    private string Text(ParameterModel parameter) => Local(parameter, "Text");

    /// <summary>A local beside a value; another parameter may have that name.</summary>
    private string Local(ParameterModel parameter, string suffix)
    {
        var name = parameter.Name + suffix;
        while (parameters.Any(p => EmittedNames.Value(p.Name) == name))
            name += "_";
        return name;
    }

    /// <summary>A name as clients write it: what is not ASCII is percent-encoded (RFC 3986, section 2.1).</summary>
    private static string Encode(string name) => name.All(c => c < 128) ? name : Uri.EscapeDataString(name);
}
