using Adapters.Generator.Symbols;

namespace Adapters.Generator.Validation.Rules;

/// <summary>A rule that one attribute gives a value.</summary>
internal abstract record ValueRule
{
    /// <summary>Indicates whether the rule is asked about null as well.</summary>
    public virtual bool SeesNull => false;

    /// <summary>Emits the check of a value, which adds an error if it fails.</summary>
    public abstract void Emit(RuleSite site, CodeWriter writer);

    /// <summary>Emits what the check needs beside it, once.</summary>
    public virtual void EmitField(CodeWriter writer)
    {
    }

    /// <summary>Emits an error under a condition.</summary>
    protected static void EmitIf(string condition, string message, RuleSite site, CodeWriter writer)
    {
        writer.Line($"if ({condition})");
        writer.Line($"    run.Add({site.Path}, {message});");
    }
}

/// <summary>A value that is checked in emitted code.</summary>
/// <param name="Value">The variable.</param>
/// <param name="Instance">The object that has it as a member, or <c>null</c>.</param>
/// <param name="Path">The name in the request as source text, or <c>null</c>.</param>
/// <param name="Member">The name of the member as source text, or <c>null</c>.</param>
internal readonly record struct RuleSite(string Value, string Instance, string Path, DisplayText Display, string Member);
