using System.Globalization;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Validation.Rules;

/// <summary>A value must be between two others.</summary>
/// <param name="Minimum">The limit, independently of the culture.</param>
/// <param name="Maximum">The limit, independently of the culture.</param>
/// <param name="Limits">The limits as source text.</param>
/// <param name="Compared">What is compared, as source text with {0} for the value.</param>
internal sealed record RangeRule(
    ErrorText Error, string Minimum, string Maximum, bool IsMinimumExclusive, bool IsMaximumExclusive, RangeLimits Limits,
    string Compared = "{0}") : ValueRule
{
    public override void Emit(RuleSite site, CodeWriter writer)
    {
        var (from, to) = (IsMinimumExclusive ? ">" : ">=", IsMaximumExclusive ? "<" : "<=");
        var value = string.Format(CultureInfo.InvariantCulture, Compared, site.Value);
        var condition = Limits.IsComparable
            ? $"!({value}.CompareTo({Limits.Minimum}) {from} 0 && {value}.CompareTo({Limits.Maximum}) {to} 0)"
            : $"!({value} {from} {Limits.Minimum} && {value} {to} {Limits.Maximum})";
        EmitIf(condition, Error.Render(site.Display), site, writer);
    }

    public override void EmitField(CodeWriter writer)
    {
        if (!Limits.IsComparable)
            return;
        writer.Line();
        writer.Line($"private static readonly {Limits.TypeName} {Limits.Minimum} = {Parse(Minimum)};");
        writer.Line();
        writer.Line($"private static readonly {Limits.TypeName} {Limits.Maximum} = {Parse(Maximum)};");
    }

    private string Parse(string text) =>
        $"{Limits.TypeName}.Parse({EmittedNames.Quote(text)}, global::System.Globalization.CultureInfo.InvariantCulture)";
}

/// <summary>The limits of a range in emitted code.</summary>
/// <param name="Minimum">A number, or the field that has it.</param>
/// <param name="Maximum">A number, or the field that has it.</param>
/// <param name="TypeName">The type of the fields, or null for numbers.</param>
internal sealed record RangeLimits(string Minimum, string Maximum, string? TypeName = null)
{
    public bool IsComparable => TypeName is not null;
}
