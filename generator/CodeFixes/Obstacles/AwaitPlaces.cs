using Adapters.Analyzers.Blocking.Model;
using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Obstacles;

/// <summary>Finds places where an await is allowed (C# language specification, section 12.9.9).</summary>
internal static class AwaitPlaces
{
    /// <summary>Indicates whether an await is allowed there, or would be if the function around became async.</summary>
    public static bool Allows(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (FunctionSyntax.Around(node) is not { } function || AwaitObstacles.PlaceOf(node, function) is not null)
            return false;
        return (FunctionSyntax.IsAsync(function) || CanBecomeAsync(function, model, cancellation))
            && !StackValues.AreKeptAcross(node, function, model, cancellation);
    }

    private static bool CanBecomeAsync(SyntaxNode function, SemanticModel model, CancellationToken cancellation) =>
        FunctionSyntax.SymbolOf(function, model, cancellation) is { } symbol && Awaitables.IsTask(symbol.ReturnType)
        && FunctionObstacles.Find(function, symbol, "", model, cancellation) is null && HasAwaitableResults(function);

    /// <summary>Indicates whether an async function could return each value, as it is or awaited.</summary>
    private static bool HasAwaitableResults(SyntaxNode function) =>
        (FunctionSyntax.BlockOf(function) is not null || FunctionSyntax.ExpressionBodyOf(function) is not null)
        && !ReturnedValues.BranchesOf(function).Any(v => v is ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 1 });
}
