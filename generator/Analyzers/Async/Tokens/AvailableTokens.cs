using Adapters.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Async.Tokens;

/// <summary>Finds the token that code at a place is expected to pass on: the nearest one that has a name there.</summary>
internal static class AvailableTokens
{
    public const string Type = "System.Threading.CancellationToken";

    public static bool IsToken(ITypeSymbol? type) => type is { Name: "CancellationToken", IsValueType: true } && TypeNames.Is(type, Type);

    /// <summary>
    /// Returns the token as an expression, or null. A function that outlives the call of the one around it must not use its token.
    /// </summary>
    public static string? At(IOperation place, ISymbol owner, Func<IOperation, bool> outlives)
    {
        for (var around = place.Parent; around is not null; around = around.Parent)
        {
            var found = around switch
            {
                IBlockOperation block => LocalIn(block, place),
                IAnonymousFunctionOperation lambda => ParameterOf(lambda.Symbol),
                ILocalFunctionOperation local => ParameterOf(local.Symbol),
                _ => null,
            };
            if (found is not null)
                return found;
            if (IsStaticFunction(around) || outlives(around))
                return null;
        }

        return owner is IMethodSymbol method ? ParameterOf(method) ?? AbortedOf(method) : null;
    }

    private static bool IsStaticFunction(IOperation operation) =>
        operation is IAnonymousFunctionOperation { Symbol.IsStatic: true } or ILocalFunctionOperation { Symbol.IsStatic: true };

    private static string? ParameterOf(IMethodSymbol function) =>
        function.Parameters.FirstOrDefault(p => IsToken(p.Type) && p.RefKind is RefKind.None or RefKind.In)?.Name;

    /// <summary>Returns the token of the request, which is cancelled when the client leaves.</summary>
    private static string? AbortedOf(IMethodSymbol method) =>
        method.Parameters.FirstOrDefault(p => IsScope(p.Type)) is { } scope ? $"{scope.Name}.Aborted" : null;

    private static bool IsScope(ITypeSymbol type) => type.Name == "HttpScope" && type.ContainingAssembly?.Name == TypeNames.Contracts;

    /// <summary>Returns the last local variable of the block that has a token before the place.</summary>
    private static string? LocalIn(IBlockOperation block, IOperation place)
    {
        string? found = null;
        foreach (var statement in block.Operations)
        {
            if (statement.Syntax.Span.End > place.Syntax.SpanStart)
                break;
            if (statement is IVariableDeclarationGroupOperation group
                && group.Declarations.SelectMany(d => d.Declarators).LastOrDefault(IsGivenToken) is { } declarator)
                found = declarator.Symbol.Name;
        }

        return found;
    }

    private static bool IsGivenToken(IVariableDeclaratorOperation declarator) =>
        IsToken(declarator.Symbol.Type)
        && declarator.GetVariableInitializer()?.Value is { } value
        && value is not (IDefaultValueOperation or IPropertyReferenceOperation { Property: { Name: "None", IsStatic: true } });
}
