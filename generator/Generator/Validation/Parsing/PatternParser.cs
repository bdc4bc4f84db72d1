using System.Text.RegularExpressions;
using Adapters.Generator.Symbols;
using Adapters.Generator.Validation.Rules;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Validation.Parsing;

/// <summary>Reads [RegularExpression], and finds a method of the user's with [GeneratedRegex] that has the same pattern.</summary>
internal static class PatternParser
{
    private const string Generated = "System.Text.RegularExpressions.GeneratedRegexAttribute";
    private const int DefaultLimit = 2000;

    public static PatternRule? Parse(AttributeData attribute, RuleTarget target)
    {
        if (attribute.ConstructorArguments is not [{ Value: string pattern }])
            return null;
        if (!target.IsText)
        {
            target.SkipType(attribute, "text");
            return null;
        }

        if (Refusal(pattern) is { } refusal)
        {
            target.RefusePattern(attribute, refusal);
            return null;
        }

        var milliseconds = ValidationAttributes.Named(attribute, "MatchTimeoutInMilliseconds") as int? ?? DefaultLimit;
        var method = MethodOf(target.Owner, pattern);
        if (method is null)
            target.SuggestGenerated(attribute);
        var error = TextParser.MessageOf(
            attribute, target, "The field {0} must match the regular expression '{1}'.", ErrorArgument.Of(pattern));
        return error is null ? null : new PatternRule(error, pattern, milliseconds, method, target.NextField());
    }

    private static string? Refusal(string pattern)
    {
        try
        {
            _ = new Regex(pattern);
            return null;
        }
        catch (ArgumentException error)
        {
            return error.Message;
        }
    }

    /// <summary>The method may be in the type itself or in one around it.</summary>
    private static string? MethodOf(INamedTypeSymbol owner, string pattern)
    {
        for (var type = owner; type is not null; type = type.ContainingType)
        {
            var found = type.GetMembers().OfType<IMethodSymbol>()
                .FirstOrDefault(m => MethodCalls.CanBe(m) && Reachability.IsReachable(m) && m.Parameters.Length == 0 && IsOf(m, pattern));
            if (found is not null)
                return $"{type.ToDisplayString(TypeNames.Full)}.{EmittedNames.Identifier(found.Name)}()";
        }

        return null;
    }

    /// <summary>The attribute knows no options, so an expression with some is another one.</summary>
    private static bool IsOf(IMethodSymbol method, string pattern) => method.GetAttributes().Any(
        a => TypeNames.Is(a.AttributeClass, Generated) && a.ConstructorArguments.FirstOrDefault().Value as string == pattern
            && (a.ConstructorArguments.ElementAtOrDefault(1).Value is null or 0 || a.ConstructorArguments[1].Value is not int));
}
