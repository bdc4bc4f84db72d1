using System.Runtime.CompilerServices;
using Adapters.CodeFixes.Syntax;
using Adapters.Generator.Rules.Async;
using Adapters.Generator.Rules.Blocking.Bodies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Blocking;

/// <summary>What can be awaited in the place of a blocking expression.</summary>
/// <param name="Blocking">The expression that blocks.</param>
/// <param name="Name">What is awaited instead, for people.</param>
/// <param name="Import">A namespace that has to be imported, or null.</param>
/// <param name="Rewrite">Makes the awaitable of the expression as it is by then: parts of it may have been rewritten.</param>
internal sealed record AsyncForm(ExpressionSyntax Blocking, string Name, string? Import, Func<ExpressionSyntax, ExpressionSyntax> Rewrite)
{
    private static readonly ConditionalWeakTable<Compilation, Siblings> SiblingsOf = new();

    /// <summary>The asynchronous form of the expression whose name is underlined.</summary>
    public static AsyncForm? Of(SyntaxNode place, SemanticModel model, CancellationToken cancellation)
    {
        var expression = CallSyntax.Of(place);
        return model.GetSymbolInfo(expression, cancellation).Symbol switch
        {
            IPropertySymbol { Name: "Result" } result when Awaitables.IsTask(result.ContainingType) => OfTask((ExpressionSyntax)expression, ConditionalAccess.ReceiverOf),
            IMethodSymbol method when expression is InvocationExpressionSyntax call => OfCall(call, method, model, cancellation),
            _ => null,
        };
    }

    /// <summary>The form that awaits the task which the expression waits for.</summary>
    public static AsyncForm OfTask(ExpressionSyntax blocking, Func<ExpressionSyntax, ExpressionSyntax> task) => new(blocking, "the task", null, task);

    private static AsyncForm? OfCall(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, CancellationToken cancellation) =>
        WaitForms.Know(method) ? WaitForms.Of(call, method, model, cancellation) : OfSibling(call, method, model, cancellation);

    private static AsyncForm? OfSibling(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, CancellationToken cancellation)
    {
        if (SiblingsOf.GetValue(model.Compilation, c => new Siblings(c)).Of(call, method, model, cancellation) is not { } sibling || Siblings.Rename(call, sibling.Name) is not { } renamed)
            return null;
        var bound = sibling.Import is null ? renamed : Siblings.AsStatic(renamed, sibling.Method) ?? renamed;
        var token = CancellationTokens.For(bound, call, model, cancellation);
        return new AsyncForm(call, sibling.Name, sibling.Import, e => Append(Siblings.RenameHere((InvocationExpressionSyntax)e, sibling.Name), token));
    }

    /// <summary>The call with the arguments at its end.</summary>
    public static InvocationExpressionSyntax Append(InvocationExpressionSyntax call, IEnumerable<ArgumentSyntax> arguments) => arguments.Aggregate(call, TokenCalls.Append);
}
