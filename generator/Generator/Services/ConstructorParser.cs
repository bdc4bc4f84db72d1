using Adapters.Generator.Binding;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Services;

/// <summary>A parameter of the constructor of a handler: its type, and its default as source text.</summary>
internal sealed record ConstructorParameter(string Type, string? Default);

/// <summary>Reads the constructor that makes a handler.</summary>
internal static class ConstructorParser
{
    public static IMethodSymbol? Find(INamedTypeSymbol type) => type.InstanceConstructors
        .Where(Reachability.IsReachable)
        .OrderByDescending(c => c.Parameters.Length)
        .FirstOrDefault();

    public static EquatableArray<ConstructorParameter> Parse(INamedTypeSymbol type) => type.IsStatic
        ? EquatableArray<ConstructorParameter>.Empty
        : Find(type)!.Parameters
            .Select(p => new ConstructorParameter(p.Type.ToDisplayString(TypeNames.Full), DefaultOf(p)))
            .ToEquatableArray();

    /// <summary>Returns the default of a parameter. That of a nullable enum is a number, as that of the enum is.</summary>
    private static string? DefaultOf(IParameterSymbol parameter)
    {
        var type = parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : parameter.Type;
        var text = DefaultValues.Write(parameter, type, type.ToDisplayString(TypeNames.Full));
        return text == "default" ? "default!" : text;
    }
}
