using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Obstacles;

/// <summary>Finds what prevents a function from becoming async.</summary>
internal static class FunctionObstacles
{
    /// <param name="called">The name of the call to await in the function, for the text.</param>
    public static Obstacle? Find(
        SyntaxNode function, IMethodSymbol symbol, string called, SemanticModel model, CancellationToken cancellation)
    {
        if (FunctionSyntax.OwnNodes(function).Any(n => n is YieldStatementSyntax))
            return Obstacle.CalledIn(called, $"the iterator '{Obstacle.NameOf(symbol)}'");
        if (Awaitables.IsTask(symbol.ReturnType) && symbol.ReturnType.IsReferenceType && ReturnedValues.BranchesOf(function).Any(IsNull))
            return Obstacle.Of(Obstacle.NameOf(symbol), "returns null in place of a task");
        if (Awaitables.IsTask(symbol.ReturnType)
            && ReturnedValues.BranchesOf(function).Where(IsAwaited).Select(v => AwaitObstacles.PlaceOf(v, function))
                .FirstOrDefault(p => p is not null) is { } place)
            return Obstacle.Of(Obstacle.NameOf(symbol), $"returns a task in {place}");
        if (Awaitables.IsTask(symbol.ReturnType) && DroppedCalls.FileOf(symbol, function, model.Compilation, cancellation) is { } file)
            return Obstacle.Of(Obstacle.NameOf(symbol), $"is called in {file} by a statement that drops its task");
        if (function is AnonymousFunctionExpressionSyntax lambda)
            return FindInLambda(lambda, symbol, called, model, cancellation);
        var isEntryPoint = SymbolEqualityComparer.Default.Equals(model.Compilation.GetEntryPoint(cancellation), symbol);
        if (isEntryPoint && !Awaitables.IsTask(symbol.ReturnType))
            return Obstacle.CalledIn(called, $"'{Obstacle.NameOf(symbol)}', which returns no task");
        return SignatureObstacles.Find(symbol);
    }

    private static bool IsNull(ExpressionSyntax value) =>
        value.IsKind(SyntaxKind.NullLiteralExpression) || value.IsKind(SyntaxKind.DefaultLiteralExpression)
        || value is DefaultExpressionSyntax;

    /// <summary>A task that is made of its value is replaced by the value.</summary>
    private static bool IsAwaited(ExpressionSyntax value) =>
        value is not (InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" } }
            or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" });

    private static Obstacle? FindInLambda(
        AnonymousFunctionExpressionSyntax lambda, IMethodSymbol symbol, string called, SemanticModel model, CancellationToken cancellation)
    {
        var type = model.GetTypeInfo(lambda, cancellation).ConvertedType;
        if (ExpressionTrees.Is(type))
            return Obstacle.CalledIn(called, "an expression tree");
        return SignatureObstacles.Find(symbol) is null
            && (Awaitables.IsTask(symbol.ReturnType) || AsyncOverloads.Fits(lambda, symbol.ReturnType, model, cancellation))
            ? null
            : Obstacle.CalledIn(called, $"a lambda of type '{Obstacle.NameOf(type)}'");
    }
}
