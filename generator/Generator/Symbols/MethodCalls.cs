using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Symbols;

/// <summary>Static methods of the user's types that emitted code calls.</summary>
internal static class MethodCalls
{
    /// <summary>Determines whether a static method can be called by the name of its type: an abstract one of an interface cannot.</summary>
    public static bool CanBe(IMethodSymbol method) =>
        method is { IsStatic: true, IsAbstract: false, IsVirtual: false, IsGenericMethod: false, RefKind: RefKind.None };
}
