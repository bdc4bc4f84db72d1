using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Adapters.Analyzers.Blocking.Members;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Analyzers.Blocking.Operations;

/// <summary>
/// The places of a file that take a lock, by its syntax alone: while somebody types in one file, nothing is asked again of the others.
/// </summary>
internal static class LockedExpressions
{
    private static readonly ConditionalWeakTable<SyntaxTree, ImmutableArrayBox> OfTrees = new();

    /// <summary>
    /// The function or the member around each place, and the last name in the expression of the lock, such as <c>this</c> or
    /// <c>_gate</c>. A function holds a lock by itself, because another thread may run it than the one of its member.
    /// </summary>
    public static ImmutableArray<(SyntaxNode Body, string Name)> In(SyntaxTree tree) => OfTrees.GetValue(tree, Read).Value;

    private static ImmutableArrayBox Read(SyntaxTree tree)
    {
        var found = ImmutableArray.CreateBuilder<(SyntaxNode, string)>();
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            foreach (var expression in LockedAt(node))
            {
                if (NameOf(expression) is { } name && BodyAround(node) is { } body)
                    found.Add((body, name));
            }
        }

        return new ImmutableArrayBox(found.ToImmutable());
    }

    private static IEnumerable<ExpressionSyntax> LockedAt(SyntaxNode node) => node switch
    {
        LockStatementSyntax statement => [statement.Expression],
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call
            when KnownMembers.Instance.Locks.HasMember(access.Name.Identifier.ValueText) =>
            call.ArgumentList.Arguments is [var first, ..] ? [access.Expression, first.Expression] : [access.Expression],
        _ => [],
    };

    private static string? NameOf(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax or CastExpressionSyntax)
        {
            expression = expression is CastExpressionSyntax cast
                ? cast.Expression
                : ((ParenthesizedExpressionSyntax)expression).Expression;
        }

        return expression switch
        {
            SimpleNameSyntax name => name.Identifier.ValueText,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            ThisExpressionSyntax => "this",
            TypeOfExpressionSyntax type => type.Type.GetLastToken().ValueText,
            _ => null,
        };
    }

    private static SyntaxNode? BodyAround(SyntaxNode place) => place.FirstAncestorOrSelf<SyntaxNode>(
        n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax || DeclaredBodies.Is(n));

    private sealed record ImmutableArrayBox(ImmutableArray<(SyntaxNode Body, string Name)> Value);
}
