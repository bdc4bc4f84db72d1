using System.Collections.Immutable;
using System.Composition;
using Adapters.Analyzers.Async;
using Adapters.Analyzers.Async.Tasks;
using Adapters.Analyzers.Async.Tokens;
using Adapters.Analyzers.Blocking.AsyncAlternatives;
using Adapters.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.CodeFixes.Async;

/// <summary>ADPT204: awaits the call itself, or replaces a task of a task by Task.Run, whose task completes when the work does.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class UnwrapFix : EditFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [AsyncRules.WrappedAsync.Id];

    private protected override ProposedFix? Propose(
        SyntaxNode place, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (place.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } syntax
            || model.GetOperation(syntax, cancellation) is not IInvocationOperation call)
            return null;
        if (Wrappers.GivesTaskOfTask(call))
            return OfTaskOfTask(syntax, call);
        return Wrappers.CallIn(call) is { } wrapped && CallOf(call) is { } inner
            ? new ProposedFix($"Await '{wrapped.Name}' here", new NodeEdit(syntax, current => inner.WithTriviaFrom(current)))
            : null;
    }

    private static ExpressionSyntax? CallOf(IInvocationOperation call) => Wrappers.FunctionOf(call) switch
    {
        IMethodReferenceOperation { Syntax: ExpressionSyntax method } => SyntaxFactory.InvocationExpression(method.WithoutTrivia()),
        IAnonymousFunctionOperation { Body: var body } => Wrappers.Only(body)?.Syntax.WithoutTrivia() as ExpressionSyntax,
        _ => null,
    };

    /// <summary>Fixes statements only: in an expression, the awaited value was a task, and its type would change.</summary>
    private static ProposedFix? OfTaskOfTask(InvocationExpressionSyntax syntax, IInvocationOperation call)
    {
        if (TaskUses.Await(call)?.Parent is not IExpressionStatementOperation
            || Wrappers.FunctionOf(call) is not { Syntax: ExpressionSyntax function }
            || Wrappers.FunctionOf(call) is IAnonymousFunctionOperation { Symbol.Parameters.IsEmpty: false })
            return null;
        var token = call.Arguments.FirstOrDefault(a => AvailableTokens.IsToken(a.Parameter?.Type))?.Syntax as ArgumentSyntax;
        var run = (InvocationExpressionSyntax)SyntaxFactory.ParseExpression("Task.Run()");
        run = CallArguments.Append(run, SyntaxFactory.Argument(function.WithoutTrivia()));
        if (token is not null)
            run = CallArguments.Append(run, SyntaxFactory.Argument(token.Expression.WithoutTrivia()));
        return new ProposedFix("Use 'Task.Run'", new NodeEdit(syntax, current => run.WithTriviaFrom(current)));
    }
}
