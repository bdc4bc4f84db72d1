using System.Collections.Immutable;
using System.Composition;
using Adapters.Analyzers.Async;
using Adapters.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Async;

/// <summary>ADPT207: removes ConfigureAwait, or adds the option that resumes on the loop to its other options.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class StayOnLoopFix : EditFix
{
    private const string Option = "ConfigureAwaitOptions.ContinueOnCapturedContext";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [AsyncRules.LeavesLoop.Id];

    private protected override ProposedFix? Propose(
        SyntaxNode place, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        var invocation = place.FirstAncestorOrSelf<InvocationExpressionSyntax>();
        if (invocation is not { Expression: MemberAccessExpressionSyntax, ArgumentList.Arguments: [var only] } call)
            return null;
        if (model.GetConstantValue(only.Expression, cancellation).Value is int and not 0)
            return new ProposedFix($"Add '{Option}'", new NodeEdit(only.Expression, current => Combine((ExpressionSyntax)current)));
        return IsAwaited(call)
            ? new ProposedFix("Remove 'ConfigureAwait'", new NodeEdit(call, current => TaskOf((InvocationExpressionSyntax)current)))
            : null;
    }

    /// <summary>Indicates whether the call is awaited where it stands; elsewhere, a type would change.</summary>
    private static bool IsAwaited(InvocationExpressionSyntax call) => call.Parent switch
    {
        AwaitExpressionSyntax => true,
        CommonForEachStatementSyntax loop => loop.Expression == call,
        UsingStatementSyntax => true,
        EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Type.IsVar: true } declaration } => IsOfUsing(declaration),
        _ => false,
    };

    private static bool IsOfUsing(VariableDeclarationSyntax declaration) =>
        declaration.Parent is UsingStatementSyntax
            or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: (int)SyntaxKind.UsingKeyword };

    private static ExpressionSyntax TaskOf(InvocationExpressionSyntax call) =>
        ((MemberAccessExpressionSyntax)call.Expression).Expression.WithoutTrailingTrivia().WithTriviaFrom(call);

    private static ExpressionSyntax Combine(ExpressionSyntax options) =>
        SyntaxFactory.ParseExpression($"{options} | {Option}").WithTriviaFrom(options);
}
