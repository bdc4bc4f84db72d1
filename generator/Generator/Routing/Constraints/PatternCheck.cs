using System.Text.RegularExpressions;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Routing.Constraints;

/// <summary>A text that a regular expression matches as a whole.</summary>
/// <param name="Owner">The emitted class of the handler.</param>
/// <param name="ClassName">The emitted class in it that has the expression.</param>
internal sealed record PatternCheck(string Parameter, string Text, string Pattern, string Owner, string ClassName)
    : RouteCheck(Parameter, Text)
{
    /// <summary>A pattern that takes longer for a short text makes no example.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    public override string Condition(string value) => $"{Owner}.{ClassName}.Regex.IsMatch({value})";

    public override bool Holds(string text)
    {
        try
        {
            return Regex.IsMatch(text, $@"\A(?:{Pattern})\z", RegexOptions.CultureInvariant, Patience);
        }
        catch (Exception error) when (error is ArgumentException or RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>Returns what is wrong with a pattern, or null.</summary>
    public static string? Refusal(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant);
            return null;
        }
        catch (ArgumentException error)
        {
            return error.Message;
        }
    }

    /// <summary>Emits the class. The expression is made by the first request that needs it.</summary>
    public void Emit(CodeWriter writer)
    {
        writer.Line();
        writer.Open($"internal static class {ClassName}");
        writer.Line("public static readonly global::System.Text.RegularExpressions.Regex Regex =");
        writer.Line($"    global::Adapters.CompilerServices.RoutePattern.Make({EmittedNames.Quote(Pattern)});");
        writer.Close();
    }
}
