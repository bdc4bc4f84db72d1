using System.Composition;
using Adapters.CodeFixes.Editing;
using Adapters.CodeFixes.Obstacles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Adapters.CodeFixes.Blocking;

/// <summary>Makes a using whose Dispose blocks an await using.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AwaitUsingFix : EditFix
{
    private const string Title = "Make it 'await using'";

    private protected override bool IsForPaths => true;

    private protected override Edit? Make(SyntaxNode place, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        var statement = place.FirstAncestorOrSelf<StatementSyntax>();
        if (statement is not (UsingStatementSyntax { AwaitKeyword.RawKind: 0 } or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0, AwaitKeyword.RawKind: 0 })
            || place != statement || TypeOf(statement, model, cancellation) is not { } type || !IsAsyncDisposable(type)
            || !AwaitPlaces.Allows(statement, model, cancellation))
            return null;
        return new Edit(Title, statement, Rewrite);
    }

    private static ITypeSymbol? TypeOf(StatementSyntax statement, SemanticModel model, CancellationToken cancellation) => statement switch
    {
        UsingStatementSyntax { Expression: { } expression } => model.GetTypeInfo(expression, cancellation).Type,
        UsingStatementSyntax { Declaration: { } declaration } => model.GetTypeInfo(declaration.Type, cancellation).Type,
        LocalDeclarationStatementSyntax local => model.GetTypeInfo(local.Declaration.Type, cancellation).Type,
        _ => null,
    };

    internal static bool IsAsyncDisposable(ITypeSymbol type) => type.Name == "IAsyncDisposable" || type.AllInterfaces.Any(i => i.Name == "IAsyncDisposable");

    internal static SyntaxNode Rewrite(SyntaxNode statement)
    {
        var keyword = SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithLeadingTrivia(statement.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.Space);
        return statement.WithoutLeadingTrivia() switch
        {
            UsingStatementSyntax block => block.WithAwaitKeyword(keyword),
            LocalDeclarationStatementSyntax local => local.WithAwaitKeyword(keyword),
            var other => other,
        };
    }
}
