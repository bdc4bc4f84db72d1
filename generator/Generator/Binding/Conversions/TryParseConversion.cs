using Adapters.Generator.Symbols;

namespace Adapters.Generator.Binding.Conversions;

/// <summary>A conversion by the type's own <c>static bool TryParse(string, out T)</c>, with or without a format provider.</summary>
/// <param name="HasProvider">Whether the method takes a format provider.</param>
/// <param name="IsUtf8">Whether the method takes UTF-8 instead of characters.</param>
internal sealed record TryParseConversion(string Name, string TypeName, bool HasProvider, bool IsUtf8) : EmittedConversion(Name, TypeName)
{
    protected override string Expected => "a valid value";

    protected override void EmitConvert(CodeWriter writer)
    {
        var text = IsUtf8 ? "text" : "global::System.Text.Encoding.UTF8.GetString(text)";
        var provider = HasProvider ? "global::System.Globalization.CultureInfo.InvariantCulture, " : "";
        writer.Line($"public static bool TryConvert({Text}, out {TypeName} value) =>");
        writer.Line($"    {TypeName}.TryParse({text}, {provider}out value!);");
    }
}
