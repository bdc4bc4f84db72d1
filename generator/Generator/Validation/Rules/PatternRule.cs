using System.Globalization;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Validation.Rules;

/// <summary>A text must match a regular expression as a whole.</summary>
/// <param name="Milliseconds">The limit of the time of a match, or -1 for none.</param>
/// <param name="Method">The user's own method with [GeneratedRegex], or null.</param>
/// <param name="Field">The emitted class that has the expression otherwise.</param>
internal sealed record PatternRule(ErrorText Error, string Pattern, int Milliseconds, string? Method, string Field) : ValueRule
{
    private const string Runtime = "global::Adapters.CompilerServices.ValidationPattern.";

    public override void Emit(RuleSite site, CodeWriter writer) => EmitIf(
        $"!{Runtime}IsWhole({Method ?? $"{Field}.Regex"}, {site.Value})", Error.Render(site.Display), site, writer);

    /// <summary>Emits the class. The expression is made by the first value that needs it.</summary>
    public override void EmitField(CodeWriter writer)
    {
        if (Method is not null)
            return;
        var milliseconds = Milliseconds.ToString(CultureInfo.InvariantCulture);
        writer.Line();
        writer.Open($"private static class {Field}");
        writer.Line("public static readonly global::System.Text.RegularExpressions.Regex Regex =");
        writer.Line($"    {Runtime}Make({EmittedNames.Quote(Pattern)}, {milliseconds});");
        writer.Close();
    }
}
