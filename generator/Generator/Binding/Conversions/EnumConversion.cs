using Adapters.Generator.Symbols;

namespace Adapters.Generator.Binding.Conversions;

/// <summary>A member of an enum: its name in a request, and its number as source text.</summary>
internal sealed record EnumMember(string Name, string Number);

/// <summary>
/// A conversion to an enum: from a name or a number that it has, and for flags from several of them between commas. An unknown number is
/// not a value.
/// </summary>
/// <param name="Underlying">The type of the numbers.</param>
internal sealed record EnumConversion(
    string Name, string TypeName, string Underlying, bool IsCaseSensitive, bool IsFlags, EquatableArray<EnumMember> Members)
    : EmittedConversion(Name, TypeName)
{
    private const int MostNames = 20;

    protected override string Expected => Members.Count == 0 || Members.Count > MostNames
        ? "one of the allowed names"
        : (IsFlags ? "one or more of " : "one of ") + string.Join(", ", Members.Select(m => m.Name));

    protected override void EmitConvert(CodeWriter writer)
    {
        if (IsFlags)
            EmitFlags(writer);
        var (access, name) = IsFlags ? ("private", "TryConvertOne") : ("public", "TryConvert");
        writer.Open($"{access} static bool {name}({Text}, out {TypeName} value)");
        EmitNames(writer);
        EmitNumbers(writer);
        writer.Close();
    }

    private void EmitFlags(CodeWriter writer)
    {
        writer.Open($"public static bool TryConvert({Text}, out {TypeName} value)");
        writer.Line("value = default;");
        writer.Open("while (true)");
        writer.Line("var end = global::System.MemoryExtensions.IndexOf(text, (byte)',');");
        writer.Line("var part = end < 0 ? text : text[..end];");
        writer.Line("if (!TryConvertOne(global::System.MemoryExtensions.Trim(part, \" \"u8), out var one))");
        writer.Line("    return false;");
        writer.Line("value |= one;");
        writer.Line("if (end < 0)");
        writer.Line("    return true;");
        writer.Line("text = text[(end + 1)..];");
        writer.Close();
        writer.Close();
        writer.Line();
    }

    /// <summary>Emits the names. Of those that differ in case only, the text as it is written goes first.</summary>
    private void EmitNames(CodeWriter writer)
    {
        foreach (var twin in IsCaseSensitive ? [] : Members.Where(m => Members.Any(o => IsTwin(m.Name, o.Name))))
            EmitName(IsExactly(twin.Name), twin, writer);
        foreach (var member in Members)
            EmitName(IsName(member.Name), member, writer);
    }

    private void EmitName(string condition, EnumMember member, CodeWriter writer)
    {
        writer.Open($"if ({condition})");
        writer.Line($"value = ({TypeName})({member.Number});");
        writer.Line("return true;");
        writer.Close();
        writer.Line();
    }

    private static bool IsTwin(string name, string other) =>
        name != other && string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    private static string IsExactly(string name) => $"global::System.MemoryExtensions.SequenceEqual(text, {EmittedNames.Utf8(name)})";

    /// <summary>A name that is not ASCII is compared as it is: the runtime has no table of cases for bytes.</summary>
    private string IsName(string name) => IsCaseSensitive || name.Any(c => c > 127)
        ? IsExactly(name)
        : $"global::System.Text.Ascii.EqualsIgnoreCase(text, {EmittedNames.Utf8(name)})";

    private void EmitNumbers(CodeWriter writer)
    {
        var known = IsFlags
            ? $"(number & unchecked(({Underlying})~({string.Join(" | ", Members.Select(m => m.Number))}))) == 0"
            : "number is " + string.Join(" or ", Members.Select(m => m.Number).Distinct());
        var isNumber = $"global::Adapters.CompilerServices.Utf8Value<{Underlying}>.TryConvert(text, out var number)";
        if (Members.Count == 0)
        {
            writer.Line("value = default;");
            writer.Line("return false;");
            return;
        }

        writer.Line($"var isKnown = {isNumber} && {known};");
        writer.Line($"value = isKnown ? ({TypeName})number : default;");
        writer.Line("return isKnown;");
    }
}
