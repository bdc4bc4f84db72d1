using System.Globalization;
using System.Text.RegularExpressions;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Validation.Rules;

/// <summary>A message: a composite format, to which the name of the value is given first.</summary>
/// <param name="Template">The format, if it is known at compile time.</param>
/// <param name="Accessor">The static property that has it otherwise.</param>
internal sealed record ErrorText(string? Template, string? Accessor, EquatableArray<ErrorArgument> Arguments)
{
    private const string Format = "string.Format(global::System.Globalization.CultureInfo.CurrentCulture, ";

    /// <summary>An argument that is formatted in its own way depends on the culture.</summary>
    private static readonly Regex Formatted = new(@"\{\d+\s*[,:]", RegexOptions.CultureInvariant);

    /// <summary>Returns the message as source text: a constant, if nothing in it depends on the culture.</summary>
    public string Render(DisplayText display)
    {
        if (Template is not null && display.Constant is not null && Arguments.All(a => a.Text is not null) && !Formatted.IsMatch(Template)
            && TryFormat(display.Constant) is { } message)
            return EmittedNames.Quote(message);
        var arguments = string.Concat(Arguments.Select(a => ", " + a.Code));
        return $"{Format}{Accessor ?? EmittedNames.Quote(Template!)}, {display.Code}{arguments})";
    }

    private string? TryFormat(string display)
    {
        try
        {
            return string.Format(CultureInfo.InvariantCulture, Template!, [display, .. Arguments.Select(a => a.Text!)]);
        }
        catch (FormatException)
        {
            // The program throws it, as the attribute does.
            return null;
        }
    }
}

/// <summary>An argument of a message.</summary>
/// <param name="Code">The value as source text.</param>
/// <param name="Text">The text of the value, if it is the same in every culture.</param>
internal sealed record ErrorArgument(string Code, string? Text)
{
    public static ErrorArgument Of(string text) => new(EmittedNames.Quote(text), text);

    /// <summary>A minus sign depends on the culture.</summary>
    public static ErrorArgument Of(int number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return new ErrorArgument(text, number < 0 ? null : text);
    }
}
