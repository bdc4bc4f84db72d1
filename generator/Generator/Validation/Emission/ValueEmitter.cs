using Adapters.Generator.Json;
using Adapters.Generator.Symbols;
using Adapters.Generator.Validation.Rules;

namespace Adapters.Generator.Validation.Emission;

/// <summary>Emits the checks of a value. Emitted code has the validation in a variable named <c>run</c>.</summary>
internal static class ValueEmitter
{
    /// <summary>Emits all checks. If a value is required and missing, nothing else is said about it.</summary>
    /// <param name="naming">The naming policy of JSON, or null for a form.</param>
    public static void Emit(ValueRules rules, RuleSite site, JsonNaming? naming, CodeWriter writer)
    {
        var required = rules.Rules.OfType<RequiredRule>().FirstOrDefault();
        var others = rules.Rules.Where(r => r is not RequiredRule).ToList();
        required?.Emit(site, writer);
        if (others.Count == 0 && rules.Nested is null)
            return;
        if (required is not null)
            writer.Open("else");
        foreach (var rule in others.Where(r => r.SeesNull))
            rule.Emit(site, writer);
        if (others.Exists(r => !r.SeesNull) || rules.Nested is not null)
            EmitGuarded(rules, others.Where(r => !r.SeesNull), site, naming, writer);
        if (required is not null)
            writer.Close();
    }

    /// <summary>Emits the checks that are not asked about null.</summary>
    private static void EmitGuarded(
        ValueRules rules, IEnumerable<ValueRule> checks, RuleSite site, JsonNaming? naming, CodeWriter writer)
    {
        var (guard, value) = rules.Nullness switch
        {
            Nullness.Reference => ($"if ({site.Value} is not null)", site.Value),
            Nullness.Default => ($"if (!{site.Value}.IsDefault)", site.Value),
            Nullness.Struct => ($"if ({site.Value} is {{ }} some_{site.Value})", "some_" + site.Value),
            _ => (null, site.Value),
        };
        if (guard is not null)
            writer.Open(guard);
        foreach (var check in checks)
            check.Emit(site with { Value = value }, writer);
        if (rules.Nested is { } nested)
            NestedEmitter.Emit(nested, value, site.Path, naming, writer);
        if (guard is not null)
            writer.Close();
    }
}
