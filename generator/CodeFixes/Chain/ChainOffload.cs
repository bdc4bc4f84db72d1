using Adapters.Analyzers.Blocking.Model;
using Adapters.CodeFixes.Blocking;
using Adapters.CodeFixes.Chain.Reading;
using Adapters.CodeFixes.Chain.Rewriting;
using Adapters.CodeFixes.Editing;
using Adapters.CodeFixes.Obstacles;
using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Chain;

/// <summary>Runs the first call of a chain on another thread.</summary>
internal static class ChainOffload
{
    /// <summary>Returns the edits, or null if the call cannot be moved.</summary>
    public static async Task<IReadOnlyCollection<NodeEdit>?> EditsAsync(CallChain chain, Solution solution, CancellationToken cancellation)
    {
        var document = chain.First.Document;
        if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || ExpressionAt(chain.First.Node, model) is not { } expression
            || EditsFor(document, expression, chain, model, cancellation) is not { } edits)
            return null;
        var changed = await SolutionEdits.ApplyAsync(solution, edits, cancellation).ConfigureAwait(false);
        return await Verification.NewProblemAsync(solution, changed, cancellation).ConfigureAwait(false) is null ? edits : null;
    }

    private static List<NodeEdit>? EditsFor(
        Document document, ExpressionSyntax expression, CallChain chain, SemanticModel model, CancellationToken cancellation)
    {
        var around = EnclosingFunction.Of(expression, model);
        if (around.PlaceWithoutAwait(expression) is not null || expression.DescendantNodes().Any(n => n is AwaitExpressionSyntax)
            || OffloadedCalls.IsDeferred(expression, model, cancellation))
            return null;
        var (runner, import) = chain.OnLoop
            ? OffloadSyntax.RunnerAt(model, expression.SpanStart)
            : TypeReference.TaskAt(model, expression.SpanStart);
        var edits = new List<NodeEdit> { new NodeEdit(expression, n => OffloadSyntax.Run(runner, (ExpressionSyntax)n), import).Awaited() };
        if (around.Function is not { } function || FunctionSyntax.SymbolOf(function, model, cancellation) is not { IsAsync: false } symbol)
            return edits;
        if (!Awaitables.IsTask(symbol.ReturnType))
            return null;
        edits.Add(SignatureRewriter.EditOf(new FunctionChange(document, function, symbol, null), model)!);
        edits.AddRange(DroppedTasks.In(function, [expression], model, cancellation));
        return edits;
    }

    /// <summary>Returns the expression to move: with an assignment to the call, and outside lambdas that run where they stand.</summary>
    private static ExpressionSyntax? ExpressionAt(SyntaxNode place, SemanticModel model)
    {
        if (CallSyntax.Of(place) is not ExpressionSyntax expression || place is TypeSyntax and not SimpleNameSyntax)
            return place.Parent as ObjectCreationExpressionSyntax;
        while (Whole(expression) is { } whole)
            expression = whole;
        return expression.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is { } lambda && IsSynchronous(lambda, model)
            ? lambda.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call ? ExpressionAt(call, model) : null
            : expression;
    }

    /// <summary>Returns the expression that the part cannot be separated from, or null.</summary>
    private static ExpressionSyntax? Whole(ExpressionSyntax part) => part.Parent switch
    {
        ObjectCreationExpressionSyntax creation when creation.Type == part => creation,
        AssignmentExpressionSyntax assignment when assignment.Left == part => assignment,
        InitializerExpressionSyntax { Parent: ExpressionSyntax creation } when part is AssignmentExpressionSyntax => creation,
        BaseExpressionColonSyntax colon =>
            colon.FirstAncestorOrSelf<ExpressionSyntax>(e => e is IsPatternExpressionSyntax or SwitchExpressionSyntax),
        _ => ConditionalAccess.Around(part)?.Outer,
    };

    private static bool IsSynchronous(AnonymousFunctionExpressionSyntax lambda, SemanticModel model) =>
        model.GetSymbolInfo(lambda).Symbol is IMethodSymbol { IsAsync: false } symbol && !Awaitables.IsTask(symbol.ReturnType);
}
