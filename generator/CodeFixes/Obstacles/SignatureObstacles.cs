using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.CodeFixes.Obstacles;

/// <summary>Finds what in a signature prevents the async modifier.</summary>
internal static class SignatureObstacles
{
    public static Obstacle? Find(IMethodSymbol method) =>
        method.Parameters.Select(TraitOf).Append(ReturnTraitOf(method)).FirstOrDefault(t => t is not null) is { } trait
            ? Obstacle.Of(Obstacle.NameOf(method), trait)
            : null;

    private static string? TraitOf(IParameterSymbol parameter) => parameter switch
    {
        { RefKind: RefKind.Out } => "has an out parameter",
        { RefKind: RefKind.Ref } => "has a ref parameter",
        { RefKind: RefKind.In } => "has an in parameter",
        { RefKind: RefKind.RefReadOnlyParameter } => "has a ref readonly parameter",
        _ when IsOnStack(parameter.Type) => $"has a parameter of type '{Obstacle.NameOf(parameter.Type)}'",
        _ => null,
    };

    private static string? ReturnTraitOf(IMethodSymbol method)
    {
        if (method.ReturnsByRef || method.ReturnsByRefReadonly)
            return "returns a reference";
        if (IsOnStack(method.ReturnType))
            return $"returns a '{Obstacle.NameOf(method.ReturnType)}'";
        if (Awaitables.IsAsyncStream(method.ReturnType)
            || (Awaitables.IsAwaitable(method.ReturnType) && !Awaitables.IsTask(method.ReturnType)))
            return method.IsAsync ? null : $"returns a '{Obstacle.NameOf(method.ReturnType)}'";
        return MayChangeStruct(method) ? $"may change its struct '{method.ContainingType.Name}'" : null;
    }

    /// <summary>Indicates whether the method may write to its struct. An async method would write to a copy.</summary>
    private static bool MayChangeStruct(IMethodSymbol method) =>
        method is { IsStatic: false, IsReadOnly: false, MethodKind: MethodKind.Ordinary }
        && method.ContainingType is { IsValueType: true, IsReadOnly: false };

    private static bool IsOnStack(ITypeSymbol type) => type.IsRefLikeType || type is IPointerTypeSymbol or IFunctionPointerTypeSymbol;
}
