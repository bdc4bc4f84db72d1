using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Obstacles;

/// <summary>Finds places inside a function where the language allows no await.</summary>
internal static class AwaitObstacles
{
    /// <summary>Returns the description of the place around the call that allows no await, or null.</summary>
    public static string? PlaceOf(SyntaxNode call, SyntaxNode? function)
    {
        for (var (node, around) = (call, call.Parent); around is not null; (node, around) = (around, around.Parent))
        {
            if (TextOf(around, node) is { } place)
                return place;
            if (node == function)
                return IsUnsafe(function) ? "unsafe code" : null;
        }

        return null;
    }

    private static string? TextOf(SyntaxNode around, SyntaxNode node) => around switch
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
