using Adapters.Generator.Binding;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Services;

/// <summary>A parameter of the constructor of a handler.</summary>
/// <param name="Default">Its default as source text, or null.</param>
/// <param name="Find">The delegate that finds a service with a key, or null.</param>
internal sealed record ConstructorParameter(string Type, string? Default, string? Find);

/// <summary>Reads the constructor that makes a handler.</summary>
internal static class ConstructorParser
{
    public static IMethodSymbol? Find(INamedTypeSymbol type) => type.InstanceConstructors
        .Where(Reachability.IsReachable)
        .OrderByDescending(c => c.Parameters.Length)
        .FirstOrDefault();

    public static EquatableArray<ConstructorParameter> Parse(INamedTypeSymbol type) => type.IsStatic
        ? EquatableArray<ConstructorParameter>.Empty
        : Find(type)!.Parameters.Select(Read).ToEquatableArray();

    /// <summary>Reads a parameter that takes a service.</summary>
    public static ConstructorParameter Read(IParameterSymbol parameter) =>
        new(parameter.Type.ToDisplayString(TypeNames.Full), DefaultOf(parameter), FindOf(parameter));

    /// <summary>Explains why the value of a parameter cannot be what its attribute says, or returns null.</summary>
    public static string? Refusal(IParameterSymbol parameter)
    {
        foreach (var mark in BindingMark.Of(parameter))
        {
            var reason = mark.Kind == BindingKind.Services
                ? KeyedService.Refusal(mark, parameter)
                : "the constructor of a handler takes services alone: make it a parameter of the method";
            if (reason is not null)
                return reason;
        }

        return null;
    }

    /// <summary>Determines whether a parameter asks for a service with a key.</summary>
    public static bool HasKey(IParameterSymbol parameter) => KeyOf(parameter) is not null;

    private static string? KeyOf(IParameterSymbol parameter) => BindingMark.Of(parameter).FirstOrDefault(m => m.Key is not null)?.Key;

    private static string? FindOf(IParameterSymbol parameter) =>
        KeyOf(parameter) is { } key ? KeyedService.Find(parameter.Type.ToDisplayString(TypeNames.Full), key) : null;

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
