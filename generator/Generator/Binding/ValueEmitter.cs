namespace Adapters.Generator.Binding;

/// <summary>Emits the calls that read a value from text.</summary>
internal static class ValueEmitter
{
    /// <summary>A call that says whether the text is a value.</summary>
    public static string Parse(string reader, ParameterModel parameter, string text, string target) => parameter.Parsing switch
    {
        ValueParsing.Bool => $"global::Adapters.CompilerServices.{reader}.TryParse({text}, out {target.Replace("var ", "bool ")})",
        ValueParsing.Utf8 => $"global::Adapters.CompilerServices.{reader}.TryParse<{parameter.TypeName}>({text}, out {target})",
        _ => $"global::Adapters.CompilerServices.{reader}.TryParseText<{parameter.TypeName}>({text}, out {target})",
    };
}
