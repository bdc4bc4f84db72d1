using Adapters.Generator.Symbols;
using Adapters.Generator.Validation.Rules;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Validation.Parsing;

/// <summary>Reads the attributes about the values that are allowed.</summary>
internal static class ValuesParser
{
    public static ValuesRule? Parse(AttributeData attribute, RuleTarget target, bool isDenied)
    {
        var all = attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false } array] ? [.. array.Values]
            : new List<TypedConstant>(attribute.ConstructorArguments);
        // Values are compared with their types: a long is never equal to an int.
        var values = all.Where(v => v.IsNull ? target.Nullness is Nullness.Reference or Nullness.Struct : IsOf(v, target.Type))
            .Select(v => v.IsNull ? "null" : AttributeText.WriteValue(v))
            .OfType<string>()
            .ToList();
        if (values.Count == 0)
        {
            var reason = $"none of its values is of type '{target.Type.ToDisplayString()}'";
            if (isDenied)
                target.Skip(attribute, reason);
            else
                target.Refuse(attribute, reason);
            return null;
        }

        var template = isDenied
            ? "The {0} field equals one of the values specified in DeniedValuesAttribute."
            : "The {0} field does not equal any of the values specified in AllowedValuesAttribute.";
        var error = TextParser.MessageOf(attribute, target, template);
        return error is null ? null : new ValuesRule(error, isDenied, values.ToEquatableArray());
    }

    public static ValueRule? ParseEnum(AttributeData attribute, RuleTarget target)
    {
        if (attribute.ConstructorArguments is not [{ Value: INamedTypeSymbol { TypeKind: TypeKind.Enum } type }])
        {
            target.Skip(attribute, "its type is not an enum");
            return null;
        }

        var isOwn = SymbolEqualityComparer.Default.Equals(type, target.Type);
        var numbers = type.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue)
            .Select(f => Convert.ToString(f.ConstantValue, System.Globalization.CultureInfo.InvariantCulture)!)
            .Distinct().ToList();
        if (numbers.Count == 0)
        {
            target.Refuse(attribute, $"'{type.Name}' has no members");
            return null;
        }

        if (!isOwn && !target.IsText && target.Type.SpecialType is < SpecialType.System_SByte or > SpecialType.System_UInt64)
        {
            target.SkipType(attribute, $"'{type.Name}', text and whole numbers");
            return null;
        }

        if (!isOwn || TypeNames.HasAttribute(type, "System.FlagsAttribute"))
            return FormatParser.Make(attribute, target, "The field {0} is invalid.");
        var error = TextParser.MessageOf(attribute, target, "The field {0} is invalid.");
        return error is null ? null : new EnumRule(error, type.ToDisplayString(TypeNames.Full), numbers.ToEquatableArray());
    }

    private static bool IsOf(TypedConstant value, ITypeSymbol type) =>
        value.Kind is TypedConstantKind.Primitive or TypedConstantKind.Enum && SymbolEqualityComparer.Default.Equals(value.Type, type);
}
