using Adapters.Generator.Symbols;
using Adapters.Generator.Validation.Rules;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Validation.Parsing;

/// <summary>Reads what one attribute demands of a value.</summary>
internal static class RuleParser
{
    private const string Space = ValidationAttributes.Space;

    public static EquatableArray<ValueRule> ParseAll(IEnumerable<AttributeData> attributes, RuleTarget target) =>
        attributes.Select(a => Parse(a, target)).OfType<ValueRule>().ToEquatableArray();

    /// <summary>Returns null if there is nothing to check. If the attribute has no effect, this is noted.</summary>
    private static ValueRule? Parse(AttributeData attribute, RuleTarget target)
    {
        var name = TypeNames.NameOf(attribute.AttributeClass);
        if (!name.StartsWith(Space, StringComparison.Ordinal))
            return CustomParser.Parse(attribute, target);
        return name.Substring(Space.Length) switch
        {
            "RequiredAttribute" => Required(attribute, target),
            "StringLengthAttribute" or "MinLengthAttribute" or "MaxLengthAttribute" or "LengthAttribute" =>
                SizeParser.Parse(attribute, target),
            "RangeAttribute" => RangeParser.Parse(attribute, target),
            "RegularExpressionAttribute" => PatternParser.Parse(attribute, target),
            "CompareAttribute" => Compare(attribute, target),
            "AllowedValuesAttribute" => ValuesParser.Parse(attribute, target, isDenied: false),
            "DeniedValuesAttribute" => ValuesParser.Parse(attribute, target, isDenied: true),
            "EnumDataTypeAttribute" => ValuesParser.ParseEnum(attribute, target),
            "CustomValidationAttribute" => CustomParser.ParseMethod(attribute, target),
            "DataTypeAttribute" => null,
            _ => FormatParser.Parse(attribute, target),
        };
    }

    private static RequiredRule? Required(AttributeData attribute, RuleTarget target)
    {
        if (target.Nullness is Nullness.Never or Nullness.Default)
        {
            target.Skip(attribute, $"a value of type '{target.Type.ToDisplayString()}' is never null: make it nullable");
            return null;
        }

        var isText = target.IsText && ValidationAttributes.Named(attribute, "AllowEmptyStrings") is not true;
        return TextParser.MessageOf(attribute, target, "The {0} field is required.") is { } error ? new RequiredRule(error, isText) : null;
    }

    private static CompareRule? Compare(AttributeData attribute, RuleTarget target)
    {
        var name = attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "";
        var other = ValueShapes.Bases(target.Owner).SelectMany(t => t.GetMembers(name)).OfType<IPropertySymbol>()
            .FirstOrDefault(p => p is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, GetMethod: not null });
        if (other is null)
        {
            target.Skip(attribute, $"'{target.Owner.Name}' has no public property '{name}'");
            return null;
        }

        var display = TextParser.NameOf(other);
        var error = TextParser.MessageOf(
            attribute, target, "'{0}' and '{1}' do not match.", new ErrorArgument(display.Code, display.Constant));
        var isSame = SymbolEqualityComparer.Default.Equals(NullableTypes.Unwrap(other.Type, out _), target.Type)
            && ValueShapes.NullnessOf(other.Type) == target.Nullness;
        var mark = target.Nullness is Nullness.Struct or Nullness.Reference ? "?" : "";
        return error is null ? null : new CompareRule(error, other.Name, isSame ? target.TypeName + mark : null);
    }
}
