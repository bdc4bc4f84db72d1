namespace Adapters.Generator.Binding;

/// <summary>Emits the calls that read a value from text.</summary>
internal static class ValueEmitter
{
    /// <summary>Returns a call that is true if the text is a value.</summary>
    /// <param name="reader">The type that has the methods.</param>
    public static string Parse(string reader, ParameterModel parameter, string text, string target) => parameter.Parsing switch
    {
        ValueParsing.Bool => $"{reader}.TryParse({text}, out {target.Replace("var ", "bool ")})",
        ValueParsing.Utf8 => $"{reader}.TryParse<{parameter.TypeName}>({text}, out {target})",
        _ => $"{reader}.TryParseText<{parameter.TypeName}>({text}, out {target})",
    };
}
