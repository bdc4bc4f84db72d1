using Adapters.Generator.Symbols;

namespace Adapters.Generator.Validation.Rules;

/// <summary>A text must have a format that an attribute of .NET knows: the attribute is asked.</summary>
/// <param name="Format">The name of the attribute, such as <c>EmailAddress</c>.</param>
/// <param name="Creation">The creation of the attribute as source text.</param>
/// <param name="Field">The emitted field that has it.</param>
internal sealed record FormatRule(ErrorText Error, string Format, string TypeName, string Creation, string Field) : ValueRule
{
    public override void Emit(RuleSite site, CodeWriter writer) =>
        EmitIf($"!{Field}.IsValid({site.Value})", Error.Render(site.Display), site, writer);

    public override void EmitField(CodeWriter writer)
    {
        writer.Line();
        writer.Line($"private static readonly {TypeName} {Field} = {Creation};");
    }
}
