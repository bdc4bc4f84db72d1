using Adapters.Generator.Symbols;
using Adapters.Generator.Validation.Rules;

namespace Adapters.Generator.Validation;

/// <summary>The rules of the objects of a type.</summary>
/// <param name="TypeName">The type, with <c>global::</c>.</param>
/// <param name="DisplayName">The name of the type in messages.</param>
/// <param name="Members">The members with rules.</param>
/// <param name="Rules">The rules about the object as a whole.</param>
/// <param name="IsValidatable">Whether it validates itself (IValidatableObject).</param>
/// <param name="Names">All its members, if it names them itself.</param>
/// <param name="Derived">The derived types that JSON makes instead, and that have rules.</param>
internal sealed record ObjectRules(
    string TypeName, string DisplayName, EquatableArray<MemberRules> Members, EquatableArray<ValueRule> Rules, bool IsValidatable,
    EquatableArray<MemberName> Names, EquatableArray<string> Derived)
{
    /// <summary>Indicates whether something is demanded of the object as a whole.</summary>
    public bool HasWhole => Rules.Count > 0 || IsValidatable || Comparisons.Any();

    /// <summary>The members that are compared with another one.</summary>
    public IEnumerable<MemberRules> Comparisons => Members.Where(m => m.Value.Rules.Any(r => r is CompareRule));
}

/// <summary>A member of an object, and its rules.</summary>
internal sealed record MemberRules(MemberName Name, ValueRules Value);
