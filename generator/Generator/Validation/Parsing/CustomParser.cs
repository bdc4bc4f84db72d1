using Adapters.Generator.Symbols;
using Adapters.Generator.Validation.Rules;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Validation.Parsing;

/// <summary>Reads attributes of the user's, and methods that [CustomValidation] names.</summary>
internal static class CustomParser
{
    private const string Context = ValidationAttributes.Space + "ValidationContext";

    public static CustomRule? Parse(AttributeData attribute, RuleTarget target)
    {
        if (AttributeText.Write(attribute) is { } creation)
        {
            return new CustomRule(
                attribute.AttributeClass!.ToDisplayString(TypeNames.Full), creation, target.NextField(),
                NeedsContext(attribute.AttributeClass));
        }

        target.Skip(attribute, "generated code cannot make it: make the attribute and its constructor public or internal");
        return null;
    }

    public static MethodRule? ParseMethod(AttributeData attribute, RuleTarget target)
    {
        if (attribute.ConstructorArguments is not [{ Value: ITypeSymbol type }, { Value: string name }])
            return null;
        var method = type.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(
            m => MethodCalls.CanBe(m) && Reachability.IsReachable(m) && Reachability.CanBeNamed(type) && Takes(m, target.Type));
        if (method is null)
        {
            target.Skip(
                attribute, $"'{type.Name}' has no public or internal method "
                + $"'static ValidationResult {name}({target.Type.ToDisplayString()} value)', with or without a ValidationContext");
            return null;
        }

        var error = TextParser.MessageOf(attribute, target, "{0} is not valid.");
        return error is null ? null : new MethodRule(
            error, $"{type.ToDisplayString(TypeNames.Full)}.{EmittedNames.Identifier(name)}", method.Parameters.Length == 2,
            target.NextField());
    }

    private static bool Takes(IMethodSymbol method, ITypeSymbol type) =>
        TypeNames.Is(method.ReturnType, ValidationAttributes.Space + "ValidationResult")
        && (method.Parameters.Length == 1 || (method.Parameters.Length == 2 && TypeNames.Is(method.Parameters[1].Type, Context)))
        && (method.Parameters[0].Type.SpecialType == SpecialType.System_Object
            || SymbolEqualityComparer.Default.Equals(NullableTypes.Unwrap(method.Parameters[0].Type, out _), type));

    /// <summary>Determines whether the class validates with a context: one that knows the value alone needs none.</summary>
    private static bool NeedsContext(INamedTypeSymbol type)
    {
        for (var t = type; t is not null && !TypeNames.Is(t, ValidationAttributes.Space + "ValidationAttribute"); t = t.BaseType)
        {
            if (t.GetMembers("IsValid").OfType<IMethodSymbol>().Any(m => m is { IsOverride: true, Parameters.Length: 2 })
                || t.GetMembers("RequiresValidationContext").OfType<IPropertySymbol>().Any(p => p.IsOverride))
                return true;
        }

        return false;
    }
}
