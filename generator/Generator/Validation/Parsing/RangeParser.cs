using System.Globalization;
using Adapters.Generator.Symbols;
using Adapters.Generator.Validation.Rules;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Validation.Parsing;

/// <summary>Reads [Range]. Values are compared as the attribute compares them, but no value throws.</summary>
internal static class RangeParser
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static RangeRule? Parse(AttributeData attribute, RuleTarget target) => attribute.ConstructorArguments switch
    {
        [{ Value: int least }, { Value: int most }] => OfNumbers(attribute, target, least, most, isWhole: true),
        [{ Value: double least }, { Value: double most }] => OfNumbers(attribute, target, least, most, isWhole: false),
        [{ Value: ITypeSymbol type }, { Value: string least }, { Value: string most }] => OfType(attribute, target, type, least, most),
        _ => null,
    };

    private static RangeRule? OfNumbers(AttributeData attribute, RuleTarget target, double least, double most, bool isWhole)
    {
        if (!IsNumber(target.Type))
        {
            target.SkipType(attribute, "numbers");
            return null;
        }

        if (!IsPossible(attribute, target, least, most, least.ToString("R", Invariant), most.ToString("R", Invariant)))
            return null;
        var (minimum, maximum) = isWhole
            ? (least.ToString("F0", Invariant), most.ToString("F0", Invariant))
            : (ConstantText.Write(least)!, ConstantText.Write(most)!);
        return Make(
            attribute, target, (least.ToString("R", Invariant), most.ToString("R", Invariant)), new RangeLimits(minimum, maximum),
            isWhole ? Compared(target.Type) : "(double){0}");
    }

    /// <summary>The attribute compares whole numbers, so a fraction is rounded to the next one, and half to an even one.</summary>
    private static string Compared(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal => "global::System.Math.Round({0})",
        SpecialType.System_UInt64 => "(decimal){0}",
        SpecialType.System_UInt32 => "(long){0}",
        _ => "{0}",
    };

    private static RangeRule? OfType(AttributeData attribute, RuleTarget target, ITypeSymbol type, string least, string most)
    {
        if (!SymbolEqualityComparer.Default.Equals(type, target.Type))
        {
            target.SkipType(attribute, $"values of type '{type.ToDisplayString()}'");
            return null;
        }

        if (IsNumber(type))
            return OfNumericType(attribute, target, least, most);
        if (!IsParsable(type))
        {
            target.SkipType(attribute, "types that are compared and have a static Parse(string, IFormatProvider)");
            return null;
        }

        if (Refusal(type, least) is { } refusal || (refusal = Refusal(type, most)) is not null)
        {
            target.Refuse(attribute, refusal);
            return null;
        }

        if (Order(type, least) is { } first && Order(type, most) is { } last && !IsPossible(attribute, target, first, last, least, most))
            return null;
        var limits = new RangeLimits(target.NextField(), target.NextField(), target.TypeName);
        return Make(attribute, target, (least, most), limits);
    }

    private static RangeRule? OfNumericType(AttributeData attribute, RuleTarget target, string least, string most)
    {
        var isFloating = target.Type.SpecialType is SpecialType.System_Single or SpecialType.System_Double;
        if (Number(least, isFloating) is not { } minimum || Number(most, isFloating) is not { } maximum)
        {
            target.Refuse(attribute, $"'{(Number(least, isFloating) is null ? least : most)}' is not a number");
            return null;
        }

        if (!IsPossible(attribute, target, minimum, maximum, least, most))
            return null;
        return Make(attribute, target, (least, most), new RangeLimits(Text(least), Text(most)));

        string Text(string number) => ConstantText.Write(isFloating
            ? (object)double.Parse(number, Invariant)
            : target.Type.SpecialType == SpecialType.System_Decimal ? decimal.Parse(number, NumberStyles.Number, Invariant)
            : (object)number)!.Trim('"');
    }

    private static RangeRule? Make(
        AttributeData attribute, RuleTarget target, (string Least, string Most) texts, RangeLimits limits, string compared = "{0}")
    {
        var fromOpen = ValidationAttributes.Named(attribute, "MinimumIsExclusive") is true;
        var toOpen = ValidationAttributes.Named(attribute, "MaximumIsExclusive") is true;
        var template = $"The field {{0}} must be between {{1}}{(fromOpen ? " exclusive" : "")} and {{2}}{(toOpen ? " exclusive" : "")}.";
        var error = TextParser.MessageOf(
            attribute, target, template, Argument(limits.Minimum, limits), Argument(limits.Maximum, limits));
        return error is null ? null : new RangeRule(error, texts.Least, texts.Most, fromOpen, toOpen, limits, compared);
    }

    /// <summary>Only a whole number that is not negative is written the same way everywhere.</summary>
    private static ErrorArgument Argument(string code, RangeLimits limits) =>
        new(code, !limits.IsComparable && code.All(c => c is >= '0' and <= '9') ? code : null);

    private static bool IsPossible<T>(AttributeData attribute, RuleTarget target, T least, T most, string first, string last)
        where T : IComparable<T>
    {
        var isOpen = ValidationAttributes.Named(attribute, "MinimumIsExclusive") is true
            || ValidationAttributes.Named(attribute, "MaximumIsExclusive") is true;
        var order = least.CompareTo(most);
        if (order > 0 || (order == 0 && isOpen))
        {
            target.Refuse(attribute, $"no value is from {first} to {last}" + (order == 0 ? ", of which one is not included" : ""));
            return false;
        }

        if (NumberBounds.Of(target.Type.SpecialType) is not { } bounds || least is DateTime || bounds.Meet(Number(least), Number(most)))
            return true;
        target.Refuse(attribute, $"no value of type '{target.Type.ToDisplayString()}' is from {first} to {last}");
        return false;

        static double Number(T value) => Convert.ToDouble(value, Invariant);
    }

    private static bool IsNumber(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double;

    private static decimal? Number(string text, bool isFloating) =>
        decimal.TryParse(text, isFloating ? NumberStyles.Float : NumberStyles.Number, Invariant, out var number) ? number : null;

    private static bool IsParsable(ITypeSymbol type) =>
        ValueShapes.ArgumentsOf(type, "System.IComparable") is not null && Reachability.CanBeNamed(type)
        && type.GetMembers("Parse").OfType<IMethodSymbol>().Any(m => m is { IsStatic: true, Parameters.Length: >= 2 }
            && m.Parameters[0].Type.SpecialType == SpecialType.System_String
            && TypeNames.Is(m.Parameters[1].Type, "System.IFormatProvider") && m.Parameters.Skip(2).All(p => p.IsOptional));

    private static string? Refusal(ITypeSymbol type, string text) =>
        TypeNames.NameOf(type) switch
        {
            "System.DateTime" or "System.DateOnly" or "System.DateTimeOffset" =>
                DateTime.TryParse(text, Invariant, DateTimeStyles.None, out _),
            "System.TimeSpan" => TimeSpan.TryParse(text, Invariant, out _),
            "System.Guid" => Guid.TryParse(text, out _),
            _ => true,
        }
            ? null
            : $"'{text}' is not a value of type '{type.ToDisplayString()}'";

    private static DateTime? Order(ITypeSymbol type, string text) => TypeNames.NameOf(type) switch
    {
        "System.DateTime" or "System.DateOnly" => DateTime.Parse(text, Invariant),
        "System.TimeSpan" => DateTime.MinValue.AddDays(5_000) + TimeSpan.Parse(text, Invariant),
        _ => null,
    };
}
