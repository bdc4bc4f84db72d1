using Adapters.Generator.Rules.Blocking.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.CodeFixes.Climbing;

/// <summary>What in a signature forbids the async modifier.</summary>
internal static class Signatures
{
    public static Obstacle? Forbids(IMethodSymbol method) =>
        method.Parameters.Select(TraitOf).FirstOrDefault(t => t is not null) is { } parameter ? Obstacle.Of(NameOf(method), $"has a{parameter}")
        : ReturnTraitOf(method) is { } trait ? Obstacle.Of(NameOf(method), trait)
        : null;

    public static string NameOf(IMethodSymbol method) => MemberNames.Of(method, null);

    private static string? TraitOf(IParameterSymbol parameter) => parameter switch
    {
        { RefKind: RefKind.Out } => "n out parameter",
        { RefKind: RefKind.Ref } => " ref parameter",
        { RefKind: RefKind.In } => "n in parameter",
        { RefKind: RefKind.RefReadOnlyParameter } => " ref readonly parameter",
        _ when IsOnStack(parameter.Type) => $" parameter of type '{RefLocals.Display(parameter.Type)}'",
        _ => null,
    };

    private static string? ReturnTraitOf(IMethodSymbol method)
    {
        if (method.ReturnsByRef || method.ReturnsByRefReadonly)
            return "returns a reference";
        if (IsOnStack(method.ReturnType))
            return $"returns a '{RefLocals.Display(method.ReturnType)}'";
        if (Awaitables.IsAsyncStream(method.ReturnType) || (Awaitables.IsAwaitable(method.ReturnType) && !Awaitables.IsTask(method.ReturnType)))
            return method.IsAsync ? null : $"returns a '{RefLocals.Display(method.ReturnType)}'";
        // What an async method changes in its struct, it changes in a copy.
        return method is { ContainingType: { IsValueType: true, IsReadOnly: false } type, IsStatic: false, IsReadOnly: false, MethodKind: MethodKind.Ordinary }
            ? $"may change its struct '{type.Name}'"
            : null;
    }

    private static bool IsOnStack(ITypeSymbol type) => type.IsRefLikeType || type is IPointerTypeSymbol or IFunctionPointerTypeSymbol;
}
