using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Flags;

/// <summary>
/// Parameters that say which way a method takes: any bool, an enumeration with a synchronous and an asynchronous member, and a token that
/// is there on the asynchronous way alone.
/// </summary>
internal static class FlagParameters
{
    public static bool Is(IParameterSymbol parameter) =>
        parameter.RefKind == RefKind.None
        && (parameter.Type.SpecialType == SpecialType.System_Boolean || IsMaybeToken(parameter) || AsyncMember(parameter.Type) is not null);

    /// <summary>Indicates whether the parameter is a <c>CancellationToken?</c>. Its flag says that it is not null.</summary>
    public static bool IsMaybeToken(IParameterSymbol parameter) =>
        parameter.Type is INamedTypeSymbol
        {
            OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ Name: "CancellationToken" }]
        };

    /// <summary>
    /// The value with which the method is asynchronous, by the name of the parameter: true for <c>async</c>, false for <c>sync</c>, and
    /// null for any other. A public method may be called without a token by asynchronous code.
    /// </summary>
    public static bool? AsyncValue(IParameterSymbol parameter)
    {
        if (!Is(parameter))
            return null;
        return IsMaybeToken(parameter) ? parameter.ContainingSymbol.DeclaredAccessibility != Accessibility.Public ? true : null
            : parameter.Type.TypeKind == TypeKind.Enum ? true
            : FlagNames.AsyncValue(parameter.Name);
    }

    /// <summary>The flags that an asynchronous method is called with by asynchronous code.</summary>
    public static FlagSet AssumedBy(IMethodSymbol method)
    {
        var flags = default(FlagSet);
        foreach (var parameter in method.Parameters)
        {
            if (AsyncValue(parameter) is { } value)
                flags = flags.With(new FlagValue(parameter.Ordinal, value));
        }

        return flags;
    }

    /// <summary>
    /// Indicates whether a member of an enumeration is the asynchronous or the synchronous one; null for any other field.
    /// </summary>
    public static bool? ValueOf(IFieldSymbol member) =>
        member.ContainingType is { TypeKind: TypeKind.Enum } type && AsyncMember(type) is not null
            ? IsAsync(member) ? true : IsSync(member) ? false : null
            : null;

    private static ISymbol? AsyncMember(ITypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Enum)
            return null;
        var members = type.GetMembers();
        return members.Any(m => m is IFieldSymbol && IsSync(m)) ? members.FirstOrDefault(m => m is IFieldSymbol && IsAsync(m)) : null;
    }

    private static bool IsAsync(ISymbol member) => member.Name is "Async" or "Asynchronous";

    private static bool IsSync(ISymbol member) => member.Name is "Sync" or "Synchronous";
}
