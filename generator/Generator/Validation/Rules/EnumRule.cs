using Adapters.Generator.Symbols;

namespace Adapters.Generator.Validation.Rules;

/// <summary>A value must be a member of its enum.</summary>
/// <param name="Numbers">The numbers of the members.</param>
internal sealed record EnumRule(ErrorText Error, string TypeName, EquatableArray<string> Numbers) : ValueRule
{
    public override void Emit(RuleSite site, CodeWriter writer)
    {
        var isMember = string.Join(" || ", Numbers.Select(n => $"{site.Value} == ({TypeName})({n})"));
        EmitIf($"!({isMember})", Error.Render(site.Display), site, writer);
    }
}
