using Adapters.Generator.Validation.Rules;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Validation.Parsing;

/// <summary>Reads the attributes about the length of a text or the number of items.</summary>
internal static class SizeParser
{
    private const string Items = "a string or array type";

    public static SizeRule? Parse(AttributeData attribute, RuleTarget target)
    {
        var numbers = attribute.ConstructorArguments.Select(a => a.Value).OfType<int>().ToList();
        var name = attribute.AttributeClass!.Name;
        var size = SizeOf(target, onlyText: name == "StringLengthAttribute");
        if (size is null)
        {
            target.SkipType(attribute, name == "StringLengthAttribute" ? "text" : "text and collections");
            return null;
        }

        return (name, numbers) switch
        {
            ("StringLengthAttribute", [var most]) => Text(attribute, target, size, most),
            ("MinLengthAttribute", [var least]) => Make(
                attribute, target, size, least, null, $"The field {{0}} must be {Items} with a minimum length of '{{1}}'."),
            // Without a number, and with -1, there is no limit.
            ("MaxLengthAttribute", [] or [-1]) => null,
            ("MaxLengthAttribute", [var most]) => Make(
                attribute, target, size, null, most, $"The field {{0}} must be {Items} with a maximum length of '{{1}}'."),
            ("LengthAttribute", [var least, var most]) => Make(
                attribute, target, size, least, most,
                "The field {0} must be a string or collection type with a minimum length of '{1}' and maximum length of '{2}'."),
            _ => null,
        };
    }

    /// <summary>The most is the first argument of the message, and the least the second.</summary>
    private static SizeRule? Text(AttributeData attribute, RuleTarget target, string size, int most)
    {
        var least = ValidationAttributes.Named(attribute, "MinimumLength") as int? ?? 0;
        if (!IsPossible(attribute, target, least, most))
            return null;
        var template = least == 0
            ? "The field {0} must be a string with a maximum length of {1}."
            : "The field {0} must be a string with a minimum length of {2} and a maximum length of {1}.";
        var error = TextParser.MessageOf(attribute, target, template, ErrorArgument.Of(most), ErrorArgument.Of(least));
        return error is null ? null : new SizeRule(error, least == 0 ? null : least, most, size);
    }

    private static SizeRule? Make(AttributeData attribute, RuleTarget target, string size, int? least, int? most, string template)
    {
        if (!IsPossible(attribute, target, least ?? 0, most ?? int.MaxValue))
            return null;
        ErrorArgument[] arguments = [.. new[] { least, most }.Where(n => n is not null).Select(n => ErrorArgument.Of(n!.Value))];
        return TextParser.MessageOf(attribute, target, template, arguments) is { } error ? new SizeRule(error, least, most, size) : null;
    }

    private static bool IsPossible(AttributeData attribute, RuleTarget target, int least, int most)
    {
        var isMaximum = attribute.AttributeClass!.Name == "MaxLengthAttribute";
        if (least >= 0 && most >= least && !(isMaximum && most == 0))
            return true;
        target.Refuse(
            attribute, least < 0 || most < 0 ? "a length is not negative"
            : isMaximum ? "the attribute throws if it is 0: write [Length(0, 0)]"
            : $"no length is from {least} to {most}");
        return false;
    }

    private static string? SizeOf(RuleTarget target, bool onlyText)
    {
        if (target.IsText || onlyText)
            return target.IsText ? "{0}.Length" : null;
        var count = ValueShapes.CountOf(target.Type);
        return count is not null ? $"{{0}}.{count}"
            : ValueShapes.ArgumentsOf(target.Type, "System.Collections.Generic.IEnumerable") is not null
                ? "global::System.Linq.Enumerable.Count({0})"
                : null;
    }
}
