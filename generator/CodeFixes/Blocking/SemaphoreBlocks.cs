using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Adapters.CodeFixes.Blocking;

/// <summary>Creates the code that replaces a lock: it enters a semaphore, and releases it on every way out.</summary>
internal static class SemaphoreBlocks
{
    public static StatementSyntax Of(LockStatementSyntax statement, string name, string? token)
    {
        var body = statement.Statement as BlockSyntax ?? SyntaxFactory.Block(statement.Statement);
        var text = $$"""
            await {{name}}.WaitAsync({{token}});
            try
            { }
            finally
            {
                {{name}}.Release();
            }

            """;
        var block = (BlockSyntax)SyntaxFactory.ParseStatement($"{{\n{text}}}");
        var entering = Marked(block.Statements[0]).WithLeadingTrivia(statement.GetLeadingTrivia());
        var guarded = ((TryStatementSyntax)block.Statements[1])
            .WithBlock(body.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.ElasticLineFeed))
            .WithTrailingTrivia(statement.GetTrailingTrivia());

        // Two statements replace one. The block is removed where several statements fit.
        return SyntaxFactory.Block(entering, guarded).WithAdditionalAnnotations(Formatter.Annotation, BlockFlattening.Annotation);
    }

    private static StatementSyntax Marked(StatementSyntax entering)
    {
        var await = ((ExpressionStatementSyntax)entering).Expression;
        return ((ExpressionStatementSyntax)entering).WithExpression(await.WithAdditionalAnnotations(AwaitSyntax.Annotation));
    }
}
