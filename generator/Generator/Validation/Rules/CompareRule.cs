using Adapters.Generator.Symbols;

namespace Adapters.Generator.Validation.Rules;

/// <summary>A member must have the value of another one.</summary>
/// <param name="Other">The other member.</param>
/// <param name="TypeName">The type of both, or null if they differ.</param>
internal sealed record CompareRule(ErrorText Error, string Other, string? TypeName) : ValueRule
{
    public override bool SeesNull => true;

    public override void Emit(RuleSite site, CodeWriter writer)
    {
        var other = $"{site.Instance}.{EmittedNames.Identifier(Other)}";
        var isEqual = TypeName is { } type
            ? $"global::System.Collections.Generic.EqualityComparer<{type}>.Default.Equals({site.Value}, {other})"
            : $"object.Equals({site.Value}, {other})";
        EmitIf("!" + isEqual, Error.Render(site.Display), site, writer);
    }
}
