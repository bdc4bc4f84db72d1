using Adapters.Generator.Json;
using Adapters.Generator.Symbols;
using Adapters.Generator.Validation.Rules;

namespace Adapters.Generator.Validation.Emission;

/// <summary>Emits the methods that validate the objects of a type.</summary>
internal static class ObjectEmitter
{
    private const string Run = "ref global::Adapters.CompilerServices.ValidationRun run";
    private const string Value = "value";

    /// <summary>Returns the method that validates an object with its members.</summary>
    public static string MethodOf(string typeName, JsonNaming? naming) => $"Validate_{IdOf(typeName, naming)}";

    /// <summary>Returns the method that validates an object as a whole.</summary>
    public static string WholeOf(string typeName, JsonNaming? naming) => $"ValidateWhole_{IdOf(typeName, naming)}";

    public static void Emit(ObjectRules rules, JsonNaming? naming, CodeWriter writer)
    {
        writer.Line();
        writer.Open($"private static void {MethodOf(rules.TypeName, naming)}({rules.TypeName} value, {Run})");
        for (var i = 0; i < rules.Derived.Count; i++)
            EmitDerived(rules.Derived[i], i, naming, writer);
        var hasWhole = rules.Rules.Count > 0 || rules.IsValidatable;
        if (hasWhole)
            writer.Line("var found = run.Found;");
        for (var i = 0; i < rules.Members.Count; i++)
        {
            var variable = $"member_{i}";
            writer.Line($"var {variable} = value.{EmittedNames.Identifier(rules.Members[i].Name.Name)};");
            ValueEmitter.Emit(rules.Members[i].Value, SiteOf(rules.Members[i], variable, naming), naming, writer);
        }

        if (hasWhole)
        {
            writer.Line("if (run.Found == found)");
            writer.Line($"    {WholeOf(rules.TypeName, naming)}(value, ref run);");
        }

        writer.Close();
    }

    /// <summary>Emits the rules about the object itself. It validates itself last, if nothing else is wrong with it.</summary>
    public static void EmitWhole(ObjectRules rules, JsonNaming? naming, CodeWriter writer)
    {
        writer.Line();
        writer.Open($"private static void {WholeOf(rules.TypeName, naming)}({rules.TypeName} value, {Run})");
        var display = new DisplayText(rules.DisplayName);
        if (rules is { IsValidatable: true, Rules.Count: > 0 })
            writer.Line("var found = run.Found;");
        foreach (var rule in rules.Rules)
            rule.Emit(new RuleSite(Value, Value, "null", display, "null"), writer);
        if (rules.IsValidatable)
        {
            if (rules.Rules.Count > 0)
            {
                writer.Line("if (run.Found != found)");
                writer.Line("    return;");
            }

            EmitOwn(rules, naming, display, writer);
        }

        writer.Close();
    }

    /// <summary>Emits the comparisons of members, for an object whose members are validated before it is made.</summary>
    public static void EmitComparisons(ObjectRules rules, JsonNaming? naming, CodeWriter writer)
    {
        foreach (var member in rules.Comparisons)
        {
            foreach (var rule in member.Value.Rules.OfType<CompareRule>())
                rule.Emit(SiteOf(member, $"{Value}.{EmittedNames.Identifier(member.Name.Name)}", naming), writer);
        }
    }

    private static RuleSite SiteOf(MemberRules member, string variable, JsonNaming? naming) => new(
        variable, Value, EmittedNames.Quote(member.Name.In(naming)), member.Value.Display, EmittedNames.Quote(member.Name.Name));

    private static void EmitDerived(string type, int number, JsonNaming? naming, CodeWriter writer)
    {
        writer.Open($"if (value is {type} derived_{number})");
        writer.Line($"{MethodOf(type, naming)}(derived_{number}, ref run);");
        writer.Line("return;");
        writer.Close();
        writer.Line();
    }

    private static void EmitOwn(ObjectRules rules, JsonNaming? naming, DisplayText display, CodeWriter writer)
    {
        var names = rules.Names.Where(n => n.In(naming) != n.Name)
            .Select(n => $"{EmittedNames.Quote(n.Name)} => {EmittedNames.Quote(n.In(naming))}")
            .Append("_ => name");
        writer.Line("run.AddAll(");
        writer.Line($"    ((global::{TypeNames.ValidatableObject})value).Validate(run.Context(value, {display.Code}, null)),");
        writer.Line($"    static name => name switch {{ {string.Join(", ", names)} }});");
    }

    private static string IdOf(string typeName, JsonNaming? naming) =>
        $"{(naming is { } policy ? policy.ToString() : "Form")}_{TypeNames.ToIdentifier(typeName.Replace("global::", ""))}";
}
