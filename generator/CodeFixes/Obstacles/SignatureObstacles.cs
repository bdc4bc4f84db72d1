using Adapters.Generator.Rules.Blocking.Bodies;
using Microsoft.CodeAnalysis;

namespace Adapters.CodeFixes.Obstacles;

/// <summary>Finds what in a signature prevents the async modifier.</summary>
internal static class SignatureObstacles
{
    public static Obstacle? Find(IMethodSymbol method) =>
        method.Parameters.Select(TraitOf).FirstOrDefault(t => t is not null) is { } parameter ? Obstacle.Of(Obstacle.NameOf(method), $"has a{parameter}")
        : ReturnTraitOf(method) is { } trait ? Obstacle.Of(Obstacle.NameOf(method), trait)
        : null;

    private static string? TraitOf(IParameterSymbol parameter) => parameter switch
    {
        { RefKind: RefKind.Out } => "n out parameter",
        { RefKind: RefKind.Ref } => " ref parameter",
        { RefKind: RefKind.In } => "n in parameter",
        { RefKind: RefKind.RefReadOnlyParameter } => " ref readonly parameter",
        _ when IsOnStack(parameter.Type) => $" parameter of type '{Obstacle.NameOf(parameter.Type)}'",
        _ => null,
    };

    private static string? ReturnTraitOf(IMethodSymbol method)
    {
        if (method.ReturnsByRef || method.ReturnsByRefReadonly)
            return "returns a reference";
        if (IsOnStack(method.ReturnType))
            return $"returns a '{Obstacle.NameOf(method.ReturnType)}'";
        if (Awaitables.IsAsyncStream(method.ReturnType) || (Awaitables.IsAwaitable(method.ReturnType) && !Awaitables.IsTask(method.ReturnType)))
            return method.IsAsync ? null : $"returns a '{Obstacle.NameOf(method.ReturnType)}'";
        // An async method changes a copy of its struct.
        return method is { ContainingType: { IsValueType: true, IsReadOnly: false } type, IsStatic: false, IsReadOnly: false, MethodKind: MethodKind.Ordinary }
            ? $"may change its struct '{type.Name}'"
            : null;
    }

    private static bool IsOnStack(ITypeSymbol type) => type.IsRefLikeType || type is IPointerTypeSymbol or IFunctionPointerTypeSymbol;
}
