using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Adapters.Generator.Binding;

/// <summary>Writes default values of parameters as source text.</summary>
internal static class DefaultValues
{
    /// <summary>Returns the text, or null if the parameter has no default.</summary>
    public static string? Write(IParameterSymbol parameter) =>
        parameter.HasExplicitDefaultValue ? WriteConstant(parameter.ExplicitDefaultValue) : null;

    private static string? WriteConstant(object? constant) => constant switch
    {
        null => "default",
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
