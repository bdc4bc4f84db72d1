using Adapters.CodeFixes.Syntax;
using Adapters.Generator.Rules.Blocking.Bodies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Climbing;

/// <summary>Whether a function can become one that awaits.</summary>
internal static class Functions
{
    public static Obstacle? Forbids(SyntaxNode function, IMethodSymbol symbol, string called, SemanticModel model, CancellationToken cancellation)
    {
        if (FunctionSyntax.OwnNodes(function).Any(n => n is YieldStatementSyntax))
            return Obstacle.CalledIn(called, $"the iterator '{Signatures.NameOf(symbol)}'");
        if (function is LambdaExpressionSyntax or AnonymousMethodExpressionSyntax)
            return OfLambda((AnonymousFunctionExpressionSyntax)function, symbol, called, model, cancellation);
        if (!Awaitables.IsTask(symbol.ReturnType) && SymbolEqualityComparer.Default.Equals(model.Compilation.GetEntryPoint(cancellation), symbol))
            return Obstacle.CalledIn(called, $"'{Signatures.NameOf(symbol)}', which returns no task");
        return Signatures.Forbids(symbol);
    }

    private static Obstacle? OfLambda(AnonymousFunctionExpressionSyntax lambda, IMethodSymbol symbol, string called, SemanticModel model, CancellationToken cancellation)
    {
        var type = model.GetTypeInfo(lambda, cancellation).ConvertedType;
        if (ExpressionTrees.Is(type))
            return Obstacle.CalledIn(called, "an expression tree");
        return Signatures.Forbids(symbol) is null && (Awaitables.IsTask(symbol.ReturnType) || AsyncOverloads.Fits(lambda, symbol.ReturnType, model, cancellation))
            ? null
            : Obstacle.CalledIn(called, $"a lambda of type '{RefLocals.Display(type)}'");
    }
}
