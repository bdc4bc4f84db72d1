using Adapters.Generator.Symbols;

namespace Adapters.Generator.Validation.Rules;

/// <summary>There must be a value.</summary>
/// <param name="IsText">Whether a text of white space is none.</param>
internal sealed record RequiredRule(ErrorText Error, bool IsText) : ValueRule
{
    public override bool SeesNull => true;

    public string Fails(string value) => IsText ? $"string.IsNullOrWhiteSpace({value})" : $"{value} is null";

    public override void Emit(RuleSite site, CodeWriter writer) => EmitIf(Fails(site.Value), Error.Render(site.Display), site, writer);
}
