using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Adapters.Generator.Symbols;

/// <summary>Writes constants as source text.</summary>
internal static class ConstantText
{
    /// <summary>Returns the text of a constant.</summary>
    public static string? Write(object? constant) => constant switch
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
