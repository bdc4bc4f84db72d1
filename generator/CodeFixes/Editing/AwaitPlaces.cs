using Adapters.CodeFixes.Climbing;
using Adapters.CodeFixes.Syntax;
using Adapters.Generator.Rules.Blocking.Bodies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Editing;

/// <summary>Where an await can stand (C# language specification, section 12.9.9).</summary>
internal static class AwaitPlaces
{
    /// <summary>Whether the place can hold an await, perhaps after its function was made async.</summary>
    public static bool Allows(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (FunctionSyntax.Around(node) is not { } function || AwaitObstacles.PlaceOf(node, function) is not null)
            return false;
        return (FunctionSyntax.IsAsync(function) || CanBecomeAsync(function, model, cancellation)) && !StackValues.AreKeptAcross(node, function, model, cancellation);
    }

    private static bool CanBecomeAsync(SyntaxNode function, SemanticModel model, CancellationToken cancellation) =>
        FunctionSyntax.SymbolOf(function, model, cancellation) is { } symbol && Awaitables.IsTask(symbol.ReturnType)
        && Functions.Forbids(function, symbol, "", model, cancellation) is null && AsyncFunctions.CanBeAsync(function);
}
