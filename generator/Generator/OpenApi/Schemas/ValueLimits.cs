using System.Globalization;
using Adapters.Generator.OpenApi.Text;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.OpenApi.Schemas;

/// <summary>Reads what the attributes of System.ComponentModel say of a value into its schema.</summary>
internal static class ValueLimits
{
    private const string DefaultValue = "System.ComponentModel.DefaultValueAttribute";
    private const string Annotations = "System.ComponentModel.DataAnnotations.";

    public static void Apply(JsonObject schema, IEnumerable<AttributeData> attributes)
    {
        foreach (var attribute in attributes)
        {
            var name = TypeNames.NameOf(attribute.AttributeClass);
            if (name == DefaultValue && attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive } only])
                schema.Set("default", JsonText.Constant(only.Value));
            else if (name.StartsWith(Annotations, StringComparison.Ordinal))
                Apply(schema, attribute, name.Substring(Annotations.Length));
        }
    }

    /// <summary>Determines whether a value must be there.</summary>
    public static bool IsRequired(IEnumerable<AttributeData> attributes) =>
        attributes.Any(a => TypeNames.Is(a.AttributeClass, Annotations + "RequiredAttribute"));

    public static bool IsObsolete(IEnumerable<AttributeData> attributes) =>
        attributes.Any(a => TypeNames.Is(a.AttributeClass, "System.ObsoleteAttribute"));

    /// <summary>Returns the text of [Description], or null.</summary>
    public static string? DescriptionOf(IEnumerable<AttributeData> attributes) => attributes
        .Where(a => TypeNames.Is(a.AttributeClass, "System.ComponentModel.DescriptionAttribute"))
        .Select(a => a.ConstructorArguments.FirstOrDefault().Value as string)
        .FirstOrDefault();

    private static void Apply(JsonObject schema, AttributeData attribute, string name)
    {
        switch (name)
        {
            case "RequiredAttribute":
                NullSchemas.Forbid(schema);
                if (IsFreeText(schema) && !Is(attribute, "AllowEmptyStrings"))
                    schema.Set("minLength", "1");
                break;
            case "StringLengthAttribute":
                Length(schema, Named(attribute, "MinimumLength"), Argument(attribute, 0));
                break;
            case "MinLengthAttribute":
                Length(schema, Argument(attribute, 0), null);
                break;
            case "MaxLengthAttribute":
                Length(schema, null, Argument(attribute, 0));
                break;
            case "LengthAttribute":
                Length(schema, Argument(attribute, 0), Argument(attribute, 1));
                break;
            case "RangeAttribute":
                Range(schema, attribute);
                break;
            case "RegularExpressionAttribute" when attribute.ConstructorArguments.FirstOrDefault().Value is string pattern:
                schema.SetText("pattern", Anchored(pattern));
                break;
            case "EmailAddressAttribute":
                schema.SetText("format", "email");
                break;
            case "UrlAttribute":
                schema.SetText("format", "uri");
                break;
            case "Base64StringAttribute":
                schema.SetText("contentEncoding", "base64");
                break;
            case "AllowedValuesAttribute":
                schema.Set("enum", Values(attribute));
                break;
            case "DeniedValuesAttribute" when Values(attribute) is { } denied:
                schema.SetObject("not", new JsonObject().Set("enum", denied));
                break;
        }
    }

    private static bool IsFreeText(JsonObject schema) =>
        schema["type"] == "\"string\"" && schema["enum"] is null && schema["format"] is null && schema["minLength"] is null;

    /// <summary>Returns a pattern that the whole text has to match, as the attribute demands.</summary>
    public static string Anchored(string pattern)
    {
        var isAnchored = pattern.StartsWith("^", StringComparison.Ordinal) && pattern.EndsWith("$", StringComparison.Ordinal);
        return isAnchored ? pattern : $"^(?:{pattern})$";
    }

    private static void Length(JsonObject schema, string? min, string? max)
    {
        var of = schema["type"]?.TrimStart('[').Split(',')[0] switch
        {
            "\"string\"" => "Length",
            "\"array\"" => "Items",
            "\"object\"" => "Properties",
            _ => null,
        };
        if (of is null)
            return;
        schema.Set("min" + of, min is "0" ? null : min).Set("max" + of, max is "-1" ? null : max);
    }

    private static void Range(JsonObject schema, AttributeData attribute)
    {
        var values = attribute.ConstructorArguments;
        if (values.Length == 3)
            values = values.RemoveAt(0);
        if (values.Length != 2 || !IsNumber(schema))
            return;
        schema.Set(Is(attribute, "MinimumIsExclusive") ? "exclusiveMinimum" : "minimum", Number(values[0]));
        schema.Set(Is(attribute, "MaximumIsExclusive") ? "exclusiveMaximum" : "maximum", Number(values[1]));
    }

    private static bool IsNumber(JsonObject schema) =>
        schema["type"]?.TrimStart('[').Split(',')[0] is "\"integer\"" or "\"number\"";

    private static string? Number(TypedConstant value) => value.Value switch
    {
        string text when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
            number.ToString(CultureInfo.InvariantCulture),
        double.MaxValue or double.MinValue or string => null,
        var number => JsonText.Constant(number),
    };

    private static string? Values(AttributeData attribute)
    {
        var given = attribute.ConstructorArguments.FirstOrDefault();
        var values = given.Kind == TypedConstantKind.Array ? given.Values.Select(v => JsonText.Constant(v.Value)).ToList() : [];
        return values.Count == 0 || values.Contains(null) ? null : JsonText.Array(values.Select(v => v!));
    }

    private static bool Is(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value is { Kind: TypedConstantKind.Primitive, Value: true };

    private static string? Named(AttributeData attribute, string name) =>
        attribute.NamedArguments.Where(a => a.Key == name).Select(a => JsonText.Constant(a.Value.Value)).FirstOrDefault();

    private static string? Argument(AttributeData attribute, int index) =>
        attribute.ConstructorArguments.Length > index ? JsonText.Constant(attribute.ConstructorArguments[index].Value) : null;
}
