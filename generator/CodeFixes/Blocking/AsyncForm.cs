using Adapters.CodeFixes.Climbing.Rewriting;
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
    /// <summary>The asynchronous form of the expression whose name is underlined.</summary>
    public static AsyncForm? Of(SyntaxNode place, SemanticModel model, CancellationToken cancellation)
    {
        var expression = place.FirstAncestorOrSelf<ExpressionSyntax>();
        if (expression?.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax && expression is SimpleNameSyntax)
            expression = (ExpressionSyntax)expression.Parent;
        if (expression?.Parent is InvocationExpressionSyntax called && called.Expression == expression)
            expression = called;
        if (expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } result && Awaitables.IsTask(model.GetTypeInfo(result.Expression, cancellation).Type))
            return new AsyncForm(result, "the task", null, e => ((MemberAccessExpressionSyntax)e).Expression);
        return expression is InvocationExpressionSyntax call && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method
            ? OfCall(call, method, model, cancellation)
            : null;
    }

    private static AsyncForm? OfCall(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, CancellationToken cancellation) => method switch
    {
        { Name: "Wait", ContainingType.Name: "Task" } => OfWait(call),
        { Name: "GetResult", Parameters.IsEmpty: true } => OfGetResult(call),
        { Name: "Sleep", ContainingType.Name: "Thread" } => OfTask("Delay", call, model, cancellation),
        { Name: "WaitAll", ContainingType.Name: "Task", Parameters.Length: 1 } => OfTask("WhenAll", call, model, cancellation),
        { Name: "WaitAny", ContainingType.Name: "Task", Parameters.Length: 1 } when call.Parent is ExpressionStatementSyntax => OfTask("WhenAny", call, model, cancellation),
        _ => OfSibling(call, method, model, cancellation),
    };

    private static AsyncForm? OfWait(InvocationExpressionSyntax call)
    {
        if (call.Expression is not MemberAccessExpressionSyntax)
            return null;
        if (call.ArgumentList.Arguments.Count == 0)
            return new AsyncForm(call, "the task", null, e => ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)e).Expression).Expression);

        // Wait(timeout) tells by its result whether the time was enough; WaitAsync throws.
        return call.Parent is ExpressionStatementSyntax && call.ArgumentList.Arguments.All(a => !a.Expression.IsKind(SyntaxKind.NumericLiteralExpression))
            ? new AsyncForm(call, "WaitAsync", null, e => Siblings.Rename((InvocationExpressionSyntax)e, "WaitAsync")!)
            : null;
    }

    private static AsyncForm? OfGetResult(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter" } } }
            ? new AsyncForm(call, "the task", null, e => TaskOfGetResult((InvocationExpressionSyntax)e))
            : null;

    private static ExpressionSyntax TaskOfGetResult(InvocationExpressionSyntax call) =>
        ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)((MemberAccessExpressionSyntax)call.Expression).Expression).Expression).Expression;

    private static AsyncForm OfTask(string name, InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        var task = TaskName.At(model, call.SpanStart);
        var access = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, SyntaxFactory.ParseName(task.Text), SyntaxFactory.IdentifierName(name));
        var token = CancellationTokens.PassTo(Unnamed(call).WithExpression(access), call, model, cancellation).ArgumentList.Arguments.Skip(call.ArgumentList.Arguments.Count).ToArray();
        return new AsyncForm(call, $"Task.{name}", task.Import, e => Unnamed((InvocationExpressionSyntax)e).WithExpression(access).AddArgumentListArguments(token));
    }

    /// <summary>The parameters have other names there; there is one that is given.</summary>
    private static InvocationExpressionSyntax Unnamed(InvocationExpressionSyntax call) => call.WithArgumentList(
        call.ArgumentList.WithArguments(SyntaxFactory.SeparatedList(call.ArgumentList.Arguments.Select(a => a.WithNameColon(null)), call.ArgumentList.Arguments.GetSeparators())));

    private static AsyncForm? OfSibling(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, CancellationToken cancellation)
    {
        if (new Siblings(model.Compilation).Of(call, method, model, cancellation) is not { } sibling || Siblings.Rename(call, sibling.Name) is not { } renamed)
            return null;
        var token = sibling.Import is null
            ? CancellationTokens.PassTo(renamed, call, model, cancellation).ArgumentList.Arguments.Skip(call.ArgumentList.Arguments.Count).ToArray()
            : [];
        return new AsyncForm(call, sibling.Name, sibling.Import, e => Siblings.RenameHere((InvocationExpressionSyntax)e, sibling.Name).AddArgumentListArguments(token));
    }
}
