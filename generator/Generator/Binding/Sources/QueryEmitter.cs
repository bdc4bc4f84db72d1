using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Binding.Sources;

/// <summary>Emits the code that reads a query value into a local variable.</summary>
/// <param name="parameters">All parameters of the handler: none of their names is free.</param>
internal sealed class QueryEmitter(
    ParameterModel parameter, IReadOnlyList<ParameterModel> parameters, EntryPointCode code, CodeWriter writer)
{
    private const string Reader = "global::Adapters.CompilerServices.QueryValue";

    private string Name => EmittedNames.Value(parameter.Name);

    private string Given => Local("Given");

    private string Text => Local("Text");

    public void Emit()
    {
        var query = $"{code.Scope}.QueryString, {EmittedNames.Utf8(Encode(parameter.Name))}";
        writer.Line($"var {Given} = {Reader}.TryFind({query}, out var {Text});");
        if (parameter.Parsing == ValueParsing.Text)
            EmitText();
        else if (parameter.IsOptional)
            EmitOptional();
        else if (parameter.Default is not null)
            EmitWithDefault();
        else
            EmitRefusal($"!{Given} || !{Parse("var " + Name)}");
    }

    private void EmitText()
    {
        var text = $"{Reader}.Text({Text})";
        if (parameter.Default is null && !parameter.IsOptional)
        {
            EmitRefusal("!" + Given);
            writer.Line($"var {Name} = {text};");
            return;
        }

        writer.Line($"var {Name} = {Given} ? {text} : {parameter.Default ?? "null"};");
    }

    private void EmitOptional()
    {
        var parsed = Local("Parsed");
        writer.Line($"{parameter.TypeName}? {Name} = {parameter.Default ?? "null"};");
        writer.Open($"if ({Given})");
        EmitRefusal("!" + Parse("var " + parsed));
        writer.Line($"{Name} = {parsed};");
        writer.Close();
    }

    private void EmitWithDefault()
    {
        writer.Line($"{parameter.TypeName} {Name} = {parameter.Default};");
        EmitRefusal($"{Given} && !{Parse(Name)}");
    }

    private void EmitRefusal(string condition)
    {
        var names = $"{EmittedNames.Quote(parameter.Name)}, {Given}, {Text}, {EmittedNames.Quote(parameter.DisplayType)}";
        writer.Line($"if ({condition})");
        writer.Line($"    return {code.Reject(400, $"{Reader}.Explain({names})")};");
    }

    private string Parse(string target) => ValueEmitter.Parse(Reader, parameter, Text, target);

    /// <summary>Returns a name for a variable beside the value, which no parameter has.</summary>
    private string Local(string suffix)
    {
        var name = parameter.Name + suffix;
        while (parameters.Any(p => EmittedNames.Value(p.Name) == name))
            name += "_";
        return name;
    }

    /// <summary>Returns a name as clients write it: a character that is not ASCII is percent-encoded (RFC 3986, section 2.1).</summary>
    private static string Encode(string name) => name.All(c => c < 128) ? name : Uri.EscapeDataString(name);
}
