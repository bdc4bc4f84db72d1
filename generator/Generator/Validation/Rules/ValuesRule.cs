using Adapters.Generator.Symbols;

namespace Adapters.Generator.Validation.Rules;

/// <summary>A value must be one of some, or none of them.</summary>
/// <param name="Values">The values as source text.</param>
internal sealed record ValuesRule(ErrorText Error, bool IsDenied, EquatableArray<string> Values) : ValueRule
{
    public override bool SeesNull => true;

    public override void Emit(RuleSite site, CodeWriter writer)
    {
        var isOne = string.Join(" || ", Values.Select(v => v == "null" ? $"{site.Value} is null" : $"{site.Value} == {v}"));
        EmitIf(IsDenied ? isOne : $"!({isOne})", Error.Render(site.Display), site, writer);
    }
}
