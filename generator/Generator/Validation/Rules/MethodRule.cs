using Adapters.Generator.Symbols;

namespace Adapters.Generator.Validation.Rules;

/// <summary>A value must be right for a method of the user's ([CustomValidation]).</summary>
/// <param name="Method">The method, with its type.</param>
/// <param name="NeedsContext">Whether it is given the object and the services.</param>
/// <param name="Field">A name that no other rule of the class has.</param>
internal sealed record MethodRule(ErrorText Error, string Method, bool NeedsContext, string Field) : ValueRule
{
    public override bool SeesNull => true;

    public override void Emit(RuleSite site, CodeWriter writer)
    {
        var context = NeedsContext ? $", run.Context({site.Instance}, {site.Display.Code}, {site.Member})" : "";
        writer.Line($"if ({Method}({site.Value}{context}) is {{ }} failure_{Field})");
        writer.Line($"    run.Add({site.Path}, failure_{Field}.ErrorMessage is {{ Length: > 0 }} message_{Field} ? message_{Field} : "
            + $"{Error.Render(site.Display)});");
    }
}
