using Adapters.Generator.Symbols;
using Adapters.Generator.Validation.Rules;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Validation.Parsing;

/// <summary>Reads the names and the messages of values.</summary>
internal static class TextParser
{
    private const string Display = ValidationAttributes.Space + "DisplayAttribute";

    /// <summary>Returns the name of a value in messages: that of [Display], or its own.</summary>
    public static DisplayText NameOf(ISymbol symbol)
    {
        var attribute = ValidationAttributes.Sources(symbol).SelectMany(s => s.GetAttributes())
            .FirstOrDefault(a => TypeNames.Is(a.AttributeClass, Display));
        if (attribute is null || ValidationAttributes.Named(attribute, "Name") is not string name)
            return new DisplayText(symbol.Name);
        return ValidationAttributes.Named(attribute, "ResourceType") is ITypeSymbol resources && AccessorOf(resources, name) is { } accessor
            ? new DisplayText(null, accessor)
            : new DisplayText(name);
    }

    /// <summary>
    /// Returns the message of an attribute: its own, or that of .NET. If it is in a resource that cannot be read, this is noted, and null
    /// is returned.
    /// </summary>
    public static ErrorText? MessageOf(
        AttributeData attribute, RuleTarget target, string template, params ErrorArgument[] arguments)
    {
        var own = ValidationAttributes.Named(attribute, "ErrorMessage") as string;
        if (ValidationAttributes.Named(attribute, "ErrorMessageResourceName") is not string name)
            return new ErrorText(own ?? template, null, arguments.ToEquatableArray());
        if (ValidationAttributes.Named(attribute, "ErrorMessageResourceType") is ITypeSymbol resources
            && AccessorOf(resources, name) is { } accessor)
            return new ErrorText(null, accessor, arguments.ToEquatableArray());
        target.Skip(attribute, $"its message needs a static string property '{name}' that is public or internal");
        return null;
    }

    private static string? AccessorOf(ITypeSymbol resources, string name) => Reachability.CanBeNamed(resources)
        && resources.GetMembers(name).Any(IsText)
        ? $"{resources.ToDisplayString(TypeNames.Full)}.{EmittedNames.Identifier(name)}"
        : null;

    private static bool IsText(ISymbol member) =>
        member is IPropertySymbol { IsStatic: true, Type.SpecialType: SpecialType.System_String, GetMethod: { } get }
        && Reachability.IsReachable(get);
}
