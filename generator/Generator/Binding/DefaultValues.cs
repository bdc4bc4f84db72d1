using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Generator.Binding;

/// <summary>Writes default values of parameters and properties as source text.</summary>
internal static class DefaultValues
{
    /// <summary>Returns the text, or null if the parameter has no default.</summary>
    /// <param name="typeName">The type of the parameter, for the number of an enum.</param>
    public static string? Write(IParameterSymbol parameter, ITypeSymbol type, string typeName) =>
        !parameter.HasExplicitDefaultValue ? null
        : type.TypeKind == TypeKind.Enum && parameter.ExplicitDefaultValue is { } number ? $"({typeName})({ConstantText.Write(number)})"
        : ConstantText.Write(parameter.ExplicitDefaultValue);

    /// <summary>Returns the text of a property's initializer if it is a literal, which means the same at any place.</summary>
    public static string? WriteInitializer(IPropertySymbol property, CancellationToken cancellation) =>
        InitializerOf(property, cancellation) is { } value && IsLiteral(value) ? value.ToString() : null;

    /// <summary>Determines whether a property has an initializer that would be lost: neither a literal, nor an empty collection.</summary>
    public static bool HasOtherInitializer(IPropertySymbol property, CancellationToken cancellation) =>
        InitializerOf(property, cancellation) is { } value && !IsLiteral(value)
        && value is not CollectionExpressionSyntax { Elements.Count: 0 };

    /// <summary>Returns the initializer. <c>null!</c> says that there is none, since the value is set elsewhere.</summary>
    private static ExpressionSyntax? InitializerOf(IPropertySymbol property, CancellationToken cancellation) =>
        property.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellation)).OfType<PropertyDeclarationSyntax>()
            .Select(p => p.Initializer?.Value)
            .FirstOrDefault(v => v is not (null or PostfixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax }));

    private static bool IsLiteral(ExpressionSyntax value) => value is LiteralExpressionSyntax
        or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: LiteralExpressionSyntax };
}
