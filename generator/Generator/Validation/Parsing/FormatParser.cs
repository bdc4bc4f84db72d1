using Adapters.Generator.Symbols;
using Adapters.Generator.Validation.Rules;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Validation.Parsing;

/// <summary>
/// Reads the attributes about formats of text. .NET knows the formats, so its attributes are asked; only their messages are ours.
/// </summary>
internal static class FormatParser
{
    private const string DefaultExtensions = "png,jpg,jpeg,gif";

    public static ValueRule? Parse(AttributeData attribute, RuleTarget target)
    {
        var name = ValidationAttributes.ShortName(attribute);
        var template = name switch
        {
            "EmailAddress" => "The {0} field is not a valid e-mail address.",
            "Url" => "The {0} field is not a valid fully-qualified http, https, or ftp URL.",
            "Phone" => "The {0} field is not a valid phone number.",
            "CreditCard" => "The {0} field is not a valid credit card number.",
            "Base64String" => "The {0} field is not a valid Base64 encoding.",
            "FileExtensions" => "The {0} field only accepts files with the following extensions: {1}",
            _ => null,
        };
        if (template is null)
            return CustomParser.Parse(attribute, target);
        if (target.IsText || (name == "Url" && TypeNames.Is(target.Type, "System.Uri")))
            return Make(attribute, target, template, name == "FileExtensions" ? [ErrorArgument.Of(ExtensionsOf(attribute))] : []);
        target.SkipType(attribute, "text");
        return null;
    }

    public static FormatRule? Make(AttributeData attribute, RuleTarget target, string template, params ErrorArgument[] arguments)
    {
        if (AttributeText.WriteWithout(attribute, "ErrorMessage") is not { } creation)
        {
            target.Skip(attribute, "generated code cannot make it");
            return null;
        }

        var error = TextParser.MessageOf(attribute, target, template, arguments);
        return error is null ? null : new FormatRule(
            error, ValidationAttributes.ShortName(attribute), attribute.AttributeClass!.ToDisplayString(TypeNames.Full), creation,
            target.NextField());
    }

    /// <summary>Returns the extensions as the message of .NET has them.</summary>
    private static string ExtensionsOf(AttributeData attribute)
    {
        var given = ValidationAttributes.Named(attribute, "Extensions") as string;
        var plain = string.IsNullOrWhiteSpace(given) ? DefaultExtensions : given!;
        return string.Join(", ", plain.Replace(" ", "").Replace(".", "").ToLowerInvariant().Split(',').Select(e => "." + e));
    }
}
