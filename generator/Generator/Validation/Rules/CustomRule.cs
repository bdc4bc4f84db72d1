using Adapters.Generator.Symbols;

namespace Adapters.Generator.Validation.Rules;

/// <summary>A value must be right for an attribute of the user's.</summary>
/// <param name="Creation">The creation of the attribute as source text.</param>
/// <param name="Field">The emitted field that has it.</param>
/// <param name="NeedsContext">Whether it is given the object and the services.</param>
internal sealed record CustomRule(string TypeName, string Creation, string Field, bool NeedsContext) : ValueRule
{
    public override bool SeesNull => true;

    public override void Emit(RuleSite site, CodeWriter writer)
    {
        if (!NeedsContext)
        {
            EmitIf($"!{Field}.IsValid({site.Value})", $"{Field}.FormatErrorMessage({site.Display.Code})", site, writer);
            return;
        }

        var context = $"run.Context({site.Instance}, {site.Display.Code}, {site.Member})";
        writer.Line($"if ({Field}.GetValidationResult({site.Value}, {context}) is {{ }} failure_{Field})");
        writer.Line($"    run.Add({site.Path}, failure_{Field}.ErrorMessage ?? \"\");");
    }

    public override void EmitField(CodeWriter writer)
    {
        writer.Line();
        writer.Line($"private static readonly {TypeName} {Field} = {Creation};");
    }
}
