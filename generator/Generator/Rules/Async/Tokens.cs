using Adapters.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Generator.Rules.Async;

/// <summary>Finds the token that code at a place would be expected to pass on: the nearest one that has a name there.</summary>
internal static class Tokens
{
    public const string Type = "System.Threading.CancellationToken";

    public static bool IsToken(ITypeSymbol? type) => type is { Name: "CancellationToken", IsValueType: true } && TypeNames.Is(type, Type);

    /// <summary>The token as an expression, or null. A function that outlives the call of the one around it has no business with its token.</summary>
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
            if (around is IAnonymousFunctionOperation { Symbol.IsStatic: true } or ILocalFunctionOperation { Symbol.IsStatic: true } || outlives(around))
                return null;
        }

        return owner is IMethodSymbol method ? ParameterOf(method) ?? AbortedOf(method) : null;
    }

    private static string? ParameterOf(IMethodSymbol function) =>
        function.Parameters.FirstOrDefault(p => IsToken(p.Type) && p.RefKind is RefKind.None or RefKind.In)?.Name;

    /// <summary>The request knows when its client leaves.</summary>
    private static string? AbortedOf(IMethodSymbol method) =>
        method.Parameters.FirstOrDefault(p => p.Type.Name == "HttpScope" && p.Type.ContainingAssembly?.Name == TypeNames.Contracts) is { } scope
            ? $"{scope.Name}.Aborted"
            : null;

    /// <summary>The last local variable of the block that was given a token before the place.</summary>
    private static string? LocalIn(IBlockOperation block, IOperation place)
    {
        string? found = null;
        foreach (var statement in block.Operations)
        {
            if (statement.Syntax.Span.End > place.Syntax.SpanStart)
                break;
            if (statement is IVariableDeclarationGroupOperation group && group.Declarations.SelectMany(d => d.Declarators).LastOrDefault(IsGivenToken) is { } declarator)
                found = declarator.Symbol.Name;
        }

        return found;
    }

    private static bool IsGivenToken(IVariableDeclaratorOperation declarator) =>
        IsToken(declarator.Symbol.Type)
        && declarator.GetVariableInitializer()?.Value is not (null or IDefaultValueOperation or IPropertyReferenceOperation { Property: { Name: "None", IsStatic: true } });
}
