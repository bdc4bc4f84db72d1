using System.Collections.Immutable;
using System.Composition;
using Adapters.CodeFixes.Editing;
using Adapters.Generator.Rules.Async;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Adapters.CodeFixes.Async;

/// <summary>ADPT207: takes ConfigureAwait away, or lets its other options come back to the loop.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class StayOnLoopFix : EditFix
{
    private const string Option = "ConfigureAwaitOptions.ContinueOnCapturedContext";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [AsyncRules.LeavesLoop.Id];

    private protected override ProposedFix? Propose(SyntaxNode place, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (place.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { Expression: MemberAccessExpressionSyntax, ArgumentList.Arguments: [var only] } call)
            return null;
        if (model.GetConstantValue(only.Expression, cancellation).Value is int and not 0)
            return new ProposedFix($"Add '{Option}'", new NodeEdit(only.Expression, current => Combine((ExpressionSyntax)current)));
        return IsAwaited(call)
            ? new ProposedFix("Remove 'ConfigureAwait'", new NodeEdit(call, current => TaskOf((InvocationExpressionSyntax)current)))
            : null;
    }

    /// <summary>Elsewhere the type of something would change.</summary>
    private static bool IsAwaited(InvocationExpressionSyntax call) => call.Parent switch
    {
        AwaitExpressionSyntax => true,
        CommonForEachStatementSyntax loop => loop.Expression == call,
        UsingStatementSyntax => true,
        EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Type.IsVar: true, Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: (int)SyntaxKind.UsingKeyword } or UsingStatementSyntax } } => true,
        _ => false,
    };

    private static ExpressionSyntax TaskOf(InvocationExpressionSyntax call) => ((MemberAccessExpressionSyntax)call.Expression).Expression.WithoutTrailingTrivia().WithTriviaFrom(call);

    private static ExpressionSyntax Combine(ExpressionSyntax options) => SyntaxFactory.ParseExpression($"{options} | {Option}").WithTriviaFrom(options);
}
