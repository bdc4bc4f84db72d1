using System.Globalization;
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
        : type.TypeKind == TypeKind.Enum && parameter.ExplicitDefaultValue is { } number ? $"({typeName})({WriteConstant(number)})"
        : WriteConstant(parameter.ExplicitDefaultValue);

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

    /// <summary>Returns the text of a constant.</summary>
    public static string? WriteConstant(object? constant) => constant switch
    {
        null => "default",
        DateTime value => $"new global::System.DateTime({value.Ticks.ToString(CultureInfo.InvariantCulture)}L)",
        double value when double.IsNaN(value) || double.IsInfinity(value) => Special("double", value),
        float value when float.IsNaN(value) || float.IsInfinity(value) => Special("float", value),
        double value => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) + "d",
        float value => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) + "f",
        decimal value => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) + "m",
        var value => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false),
    };

    private static string Special(string type, double value) =>
        $"{type}.{(double.IsNaN(value) ? "NaN" : value > 0 ? "PositiveInfinity" : "NegativeInfinity")}";
}
