using System.Collections.Immutable;
using System.Composition;
using Adapters.CodeFixes.Editing;
using Adapters.CodeFixes.Obstacles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Blocking;

/// <summary>Turns a using whose Dispose blocks into await using.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AwaitUsingFix : EditFix
{
    private const string Title = "Make it 'await using'";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds => FixableRules.All;

    private protected override bool IsForPaths => true;

    private protected override ProposedFix? Propose(
        SyntaxNode place, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        var statement = place.FirstAncestorOrSelf<StatementSyntax>();
        if (place != statement || !IsSynchronousUsing(statement)
            || TypeOf(statement, model, cancellation) is not { } type || !AwaitUsing.IsAsyncDisposable(type)
            || !AwaitPlaces.Allows(statement, model, cancellation))
            return null;
        return new ProposedFix(Title, new NodeEdit(statement, AwaitUsing.Rewrite) { Awaits = true });
    }

    private static bool IsSynchronousUsing(StatementSyntax statement) =>
        statement is UsingStatementSyntax { AwaitKeyword.RawKind: 0 }
            or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0, AwaitKeyword.RawKind: 0 };

    private static ITypeSymbol? TypeOf(StatementSyntax statement, SemanticModel model, CancellationToken cancellation) => statement switch
    {
        UsingStatementSyntax { Expression: { } expression } => model.GetTypeInfo(expression, cancellation).Type,
        UsingStatementSyntax { Declaration: { } declaration } => model.GetTypeInfo(declaration.Type, cancellation).Type,
        LocalDeclarationStatementSyntax local => model.GetTypeInfo(local.Declaration.Type, cancellation).Type,
        _ => null,
    };
}
