using System.Collections.Immutable;
using System.Composition;
using Adapters.Analyzers.Async;
using Adapters.CodeFixes.Editing;
using Adapters.CodeFixes.Obstacles;
using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Async;

/// <summary>ADPT205: awaits the task that is dropped.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AwaitTaskFix : EditFix
{
    private const string Title = "Await the task";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [AsyncRules.LostTask.Id];

    private protected override ProposedFix? Propose(
        SyntaxNode place, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (place.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call || !AwaitPlaces.Allows(call, model, cancellation))
            return null;
        if (ConditionalAccess.Around(call) is { } conditional)
            return ConditionalCallEdits.Create(Title, conditional, new NodeEdit(call, e => e), model, cancellation);
        ExpressionSyntax whole = call.Parent is AssignmentExpressionSyntax discard ? discard : call;
        return whole.Parent is ExpressionStatementSyntax ? new ProposedFix(Title, new NodeEdit(whole, CallIn).Awaited()) : null;
    }

    private static ExpressionSyntax CallIn(SyntaxNode whole) =>
        whole is AssignmentExpressionSyntax discard ? discard.Right : (ExpressionSyntax)whole;
}
