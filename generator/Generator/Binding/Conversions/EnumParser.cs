using System.Globalization;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding.Conversions;

/// <summary>Reads the names and numbers of an enum.</summary>
internal static class EnumParser
{
    private const string FlagsAttribute = "System.FlagsAttribute";
    private const string JsonNameAttribute = "System.Text.Json.Serialization.JsonStringEnumMemberNameAttribute";

    public static EnumConversion Parse(INamedTypeSymbol type, string name, bool isCaseSensitive) => new(
        name, type.ToDisplayString(TypeNames.Full), type.EnumUnderlyingType!.ToDisplayString(TypeNames.Full), isCaseSensitive,
        TypeNames.HasAttribute(type, FlagsAttribute), MembersOf(type));

    public static EquatableArray<EnumMember> MembersOf(INamedTypeSymbol type) => type.GetMembers()
        .OfType<IFieldSymbol>()
        .Where(f => f.HasConstantValue)
        .Select(f => new EnumMember(NameOf(f), Number(f.ConstantValue!)))
        .ToEquatableArray();

    /// <summary>Returns the name in a request, which is the one in JSON.</summary>
    private static string NameOf(IFieldSymbol field) => field.GetAttributes()
        .Where(a => TypeNames.Is(a.AttributeClass, JsonNameAttribute))
        .Select(a => a.ConstructorArguments.FirstOrDefault().Value as string)
        .FirstOrDefault(n => n is not null) ?? field.Name;

    private static string Number(object constant) => Convert.ToString(constant, CultureInfo.InvariantCulture)!;
}
