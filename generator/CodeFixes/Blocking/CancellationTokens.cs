using Adapters.Analyzers.Async;
using Adapters.Analyzers.Async.Tokens;
using Adapters.Analyzers.Blocking.AsyncAlternatives;
using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Adapters.CodeFixes.Blocking;

/// <summary>
/// Passes the CancellationToken in scope to a call that takes one, because the rule about tokens would ask for it next.
/// </summary>
internal static class CancellationTokens
{
    /// <summary>Returns the token as an argument, or nothing if the call does not bind with it.</summary>
    /// <param name="call">The call. It may be one that is not in the source yet.</param>
    /// <param name="place">The expression that the call is going to replace.</param>
    public static ArgumentSyntax[] For(
        InvocationExpressionSyntax call, ExpressionSyntax place, SemanticModel model, CancellationToken cancellation)
    {
        return At(place, model, cancellation) is { } token && ArgumentOf(token, call, place, model) is { } argument ? [argument] : [];
    }

    /// <summary>Returns the argument for a token that the function around gets, or null if it has one, or the call takes none.</summary>
    public static ArgumentSyntax? TemplateFor(
        InvocationExpressionSyntax call, ExpressionSyntax place, SemanticModel model, CancellationToken cancellation) =>
        At(place, model, cancellation) is null && OperationAt(place, model, cancellation) is { } operation && !Cleanup.Contains(operation)
            ? ArgumentOf($"default({AvailableTokens.Type})", call, place, model)
            : null;

    private static ArgumentSyntax? ArgumentOf(
        string token, InvocationExpressionSyntax call, ExpressionSyntax place, SemanticModel model) =>
        Bind(call, place, model) is not { } bound || call.ArgumentList.Arguments.Any(a => IsToken(a, place, model))
            ? null
            : Candidates(token, bound).FirstOrDefault(a =>
                Bind(CallArguments.Append(call, a), place, model) is { } taking && Fits(taking, bound, model.Compilation));

    /// <summary>Returns the token in scope, as the rule about tokens sees it.</summary>
    public static string? At(SyntaxNode place, SemanticModel model, CancellationToken cancellation)
    {
        if (OperationAt(place, model, cancellation) is not { } operation || Cleanup.Contains(operation)
            || OwnerOf(place, model, cancellation) is not { } owner)
            return null;
        var code = new ScopedCode(model.Compilation, new AnalyzerOptions([]));
        return AvailableTokens.At(operation, owner, o => code.Outlives(o, cancellation));
    }

    /// <summary>Returns the argument by position, and by name in case an optional parameter precedes it.</summary>
    private static IEnumerable<ArgumentSyntax> Candidates(string token, IMethodSymbol bound)
    {
        var argument = SyntaxFactory.Argument(SyntaxFactory.ParseExpression(token));
        yield return argument;
        if (bound.Parameters.FirstOrDefault(p => AvailableTokens.IsToken(p.Type)) is { } parameter)
            yield return argument.WithNameColon(SyntaxFactory.NameColon(parameter.Name).WithTrailingTrivia(SyntaxFactory.Space));
    }

    /// <summary>Indicates whether awaiting both returns the same; one may be a Task and the other a ValueTask.</summary>
    private static bool Fits(IMethodSymbol taking, IMethodSymbol bound, Compilation compilation) =>
        taking.Name == bound.Name && taking.Parameters.Any(p => AvailableTokens.IsToken(p.Type))
        && SymbolEqualityComparer.Default.Equals(
            Awaitables.ResultOf(taking.ReturnType, compilation), Awaitables.ResultOf(bound.ReturnType, compilation));

    private static IMethodSymbol? Bind(InvocationExpressionSyntax call, SyntaxNode place, SemanticModel model) =>
        model.GetSpeculativeSymbolInfo(place.SpanStart, call, SpeculativeBindingOption.BindAsExpression).Symbol as IMethodSymbol;

    private static bool IsToken(ArgumentSyntax argument, SyntaxNode place, SemanticModel model) =>
        AvailableTokens.IsToken(
            model.GetSpeculativeTypeInfo(place.SpanStart, argument.Expression, SpeculativeBindingOption.BindAsExpression).Type);

    private static IOperation? OperationAt(SyntaxNode place, SemanticModel model, CancellationToken cancellation) =>
        place.AncestorsAndSelf().Select(n => model.GetOperation(n, cancellation)).FirstOrDefault(o => o is not null);

    /// <summary>Returns the member around the place. The functions inside the member are found as operations.</summary>
    private static ISymbol? OwnerOf(SyntaxNode place, SemanticModel model, CancellationToken cancellation)
    {
        var symbol = model.GetEnclosingSymbol(place.SpanStart, cancellation);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.LambdaMethod or MethodKind.AnonymousFunction or MethodKind.LocalFunction })
            symbol = symbol.ContainingSymbol;
        return symbol;
    }
}
