using System.Runtime.CompilerServices;
using Adapters.Analyzers.Symbols;
using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Editing;

/// <summary>
/// Gives new awaits the ConfigureAwait(false) that the code around them has: the function, else its type, else the file, else the project
/// decides, whichever has awaits. In a project with handlers only the first two do, because a handler must come back to its loop.
/// </summary>
internal static class AwaitStyle
{
    private const string Method = "ConfigureAwait";

    private static readonly ConditionalWeakTable<SyntaxTree, Counted> OfTrees = new();

    /// <summary>Returns the tree with its new awaits in the style of its old ones.</summary>
    /// <param name="project">The project before the edits, or null if there is none.</param>
    public static SyntaxNode Apply(SyntaxNode root, Compilation? project)
    {
        var added = root.GetAnnotatedNodes(AwaitSyntax.Annotation).OfType<AwaitExpressionSyntax>().ToList();
        if (added.Count == 0)
            return root;
        var isOwn = project?.GetTypeByMetadataName(TypeNames.HandlerAttribute) is not null;
        var outer = new Lazy<bool>(() => !isOwn && (CountIn(root).Leaves ?? IsLeftIn(project)));
        var leaving = new HashSet<SyntaxNode>(added.Where(a => LeavesNear(a) ?? outer.Value));
        return root.ReplaceNodes(
            added, (old, current) => (leaving.Contains(old) ? Leaving(current) : current).WithoutAnnotations(AwaitSyntax.Annotation));
    }

    private static bool? LeavesNear(SyntaxNode await)
    {
        var function = FunctionSyntax.Around(await);
        return (function is null or CompilationUnitSyntax ? null : CountIn(function).Leaves)
            ?? (await.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type ? CountIn(type).Leaves : null);
    }

    private static bool IsLeftIn(Compilation? project) => project is not null
        && project.SyntaxTrees.Select(t => OfTrees.GetValue(t, x => CountIn(x.GetRoot())))
            .Aggregate(new Counted(0, 0), (a, b) => new Counted(a.All + b.All, a.Leaving + b.Leaving)).Leaves == true;

    private static Counted CountIn(SyntaxNode node)
    {
        var old = node.DescendantNodes().OfType<AwaitExpressionSyntax>()
            .Where(a => !a.HasAnnotation(AwaitSyntax.Annotation) && NameOf(a.Expression) != nameof(Task.Yield)).ToList();
        return new Counted(old.Count, old.Count(a => IsConfigured(a.Expression)));
    }

    private static AwaitExpressionSyntax Leaving(AwaitExpressionSyntax await)
    {
        var operand = PrimarySyntax.Of(await.Expression);
        return await.WithExpression(SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression, operand.WithoutTrailingTrivia(), SyntaxFactory.IdentifierName(Method)),
            SyntaxFactory.ArgumentList([SyntaxFactory.Argument(SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression))]))
            .WithTrailingTrivia(operand.GetTrailingTrivia()));
    }

    private static bool IsConfigured(ExpressionSyntax awaited) =>
        NameOf(awaited) == Method && ((InvocationExpressionSyntax)awaited).ArgumentList.Arguments is [var only]
        && only.Expression.IsKind(SyntaxKind.FalseLiteralExpression);

    private static string? NameOf(ExpressionSyntax awaited) =>
        awaited is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Name.Identifier.ValueText : null;

    /// <summary>How many awaits there are, and how many of them do not come back to their context.</summary>
    private sealed record Counted(int All, int Leaving)
    {
        public bool? Leaves => All == 0 ? null : Leaving * 2 > All;
    }
}
