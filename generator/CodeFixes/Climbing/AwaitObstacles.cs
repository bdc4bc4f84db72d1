using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Climbing;

/// <summary>Where inside a function the language allows no await.</summary>
internal static class AwaitObstacles
{
    /// <summary>The place around the call that forbids it, as it is told; otherwise null.</summary>
    public static string? PlaceOf(SyntaxNode call, SyntaxNode? function)
    {
        for (var (node, around) = (call, call.Parent); around is not null; (node, around) = (around, around.Parent))
        {
            if (Forbids(around, node) is { } place)
                return place;
            if (node == function)
                return IsUnsafe(function) ? "unsafe code" : null;
        }

        return null;
    }

    private static string? Forbids(SyntaxNode around, SyntaxNode node) => around switch
    {
        LockStatementSyntax held when held.Statement == node => "a lock",
        UnsafeStatementSyntax or FixedStatementSyntax => "unsafe code",
        CatchFilterClauseSyntax => "an exception filter",
        SubpatternSyntax => "a pattern",
        JoinClauseSyntax join when join.InExpression == node => null,
        QueryExpressionSyntax query when query.FromClause == node => null,
        FromClauseSyntax { Parent: QueryExpressionSyntax } from when from.Expression == node => null,
        QueryClauseSyntax or SelectOrGroupClauseSyntax => "a query",
        _ => null,
    };

    private static bool IsUnsafe(SyntaxNode function) => function.AncestorsAndSelf().Any(n => n switch
    {
        MemberDeclarationSyntax member => member.Modifiers.Any(SyntaxKind.UnsafeKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.UnsafeKeyword),
        _ => false,
    });
}
