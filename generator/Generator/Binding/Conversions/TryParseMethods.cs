using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding.Conversions;

/// <summary>
/// Finds the static TryParse of a type. One of bytes goes before one of characters, and one with a format provider before one without.
/// </summary>
internal static class TryParseMethods
{
    public static IMethodSymbol? Find(ITypeSymbol type) => type.GetMembers("TryParse").OfType<IMethodSymbol>()
        .Where(m => MethodCalls.CanBe(m) && m.ReturnType.SpecialType == SpecialType.System_Boolean)
        .Where(m => Reachability.IsReachable(m) && IsText(m.Parameters.FirstOrDefault()) && TakesTheRest(m, type))
        .OrderByDescending(IsUtf8).ThenByDescending(HasProvider)
        .FirstOrDefault();

    public static bool HasProvider(IMethodSymbol method) => method.Parameters.Length == 3;

    public static bool IsUtf8(IMethodSymbol method) => IsSpanOf(method.Parameters[0].Type, SpecialType.System_Byte);

    private static bool IsText(IParameterSymbol? parameter) => parameter is { RefKind: RefKind.None or RefKind.In }
        && (parameter.Type.SpecialType == SpecialType.System_String
            || IsSpanOf(parameter.Type, SpecialType.System_Char) || IsSpanOf(parameter.Type, SpecialType.System_Byte));

    private static bool IsSpanOf(ITypeSymbol type, SpecialType element) =>
        TypeNames.Is(type, "System.ReadOnlySpan") && type is INamedTypeSymbol { TypeArguments: [var only] } && only.SpecialType == element;

    private static bool TakesTheRest(IMethodSymbol method, ITypeSymbol type) => method.Parameters.Length switch
    {
        2 => IsOut(method.Parameters[1], type),
        3 => TypeNames.Is(method.Parameters[1].Type, "System.IFormatProvider")
            && method.Parameters[1].RefKind is RefKind.None or RefKind.In && IsOut(method.Parameters[2], type),
        _ => false,
    };

    private static bool IsOut(IParameterSymbol parameter, ITypeSymbol type) =>
        parameter.RefKind == RefKind.Out && SymbolEqualityComparer.Default.Equals(parameter.Type, type);
}
