using Adapters.CodeFixes.Blocking;
using Adapters.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Climbing.Rewriting;

/// <summary>The conditional access that a call is a part of.</summary>
/// <param name="Outer">The whole.</param>
/// <param name="Depth">How many question marks come before that of the call.</param>
/// <param name="IsEnd">Whether the call is the last thing in it.</param>
internal sealed record ConditionalAccess(ConditionalAccessExpressionSyntax Outer, int Depth, bool IsEnd);

/// <summary>
/// Awaits calls behind a question mark. A task that may be null cannot be awaited: where there is no value, a completed task stands for
/// null; where there is one, the test for null comes first.
/// </summary>
internal static class ConditionalAccesses
{
    public static ConditionalAccess? Around(SyntaxNode call)
    {
        var isEnd = true;
        var depth = -1;
        ConditionalAccessExpressionSyntax? outer = null;
        for (var (node, parent) = (call, call.Parent); parent is not null; (node, parent) = (parent, parent.Parent))
        {
            if (parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == node)
                (outer, depth) = (access, depth + 1);
            else if (IsUpon(parent, node))
                isEnd = false;
            else
                break;
        }

        return outer is null ? null : new ConditionalAccess(outer, depth, isEnd);
    }

    public static IEnumerable<Site> Sites(Document document, SemanticModel model, Replacement call, ConditionalAccess access)
    {
        if (access.IsEnd && IsUnused(access.Outer, model))
        {
            var task = TaskName.At(model, call.Node.SpanStart);
            yield return new Site(document, call.Node, call.Rewrite, call.Import);
            yield return new Site(document, access.Outer, n => AwaitOrNothing((ConditionalAccessExpressionSyntax)n, access.Depth, call.IsValueTask ? "default" : $"{task.Text}.CompletedTask"), task.Import);
            yield break;
        }

        var test = TestFor(access, model);
        var nothing = NothingOf(model.GetTypeInfo(access.Outer).Type, model, access.Outer.SpanStart);
        yield return new Site(document, call.Node, n => AwaitPlaces.Await((ExpressionSyntax)call.Rewrite(n), call.Node), call.Import);
        yield return new Site(document, access.Outer, n => Choose((ConditionalAccessExpressionSyntax)n, access, test, nothing));
    }

    /// <summary>Whether what is around the node is made upon it.</summary>
    private static bool IsUpon(SyntaxNode parent, SyntaxNode node) => parent switch
    {
        ConditionalAccessExpressionSyntax access => access.Expression == node,
        MemberAccessExpressionSyntax access => access.Expression == node,
        InvocationExpressionSyntax call => call.Expression == node,
        ElementAccessExpressionSyntax access => access.Expression == node,
        PostfixUnaryExpressionSyntax => true,
        _ => false,
    };

    private static bool IsUnused(ConditionalAccessExpressionSyntax access, SemanticModel model) =>
        access.Parent is ExpressionStatementSyntax || model.GetTypeInfo(access).Type is { SpecialType: SpecialType.System_Void };

    private static ExpressionSyntax AwaitOrNothing(ConditionalAccessExpressionSyntax access, int depth, string nothing)
    {
        var value = access.GetAnnotatedNodes(AsyncForm.Receiver).Any() ? Receiver(access, depth, out _) : access;
        var either = SyntaxFactory.BinaryExpression(
            SyntaxKind.CoalesceExpression, value.WithoutTrivia(), Operator(SyntaxKind.QuestionQuestionToken), SyntaxFactory.ParseExpression(nothing));
        return AwaitPlaces.Await(either, access);
    }

    /// <summary>The variable for what is called upon, or null where its own name can stand twice.</summary>
    private static string? TestFor(ConditionalAccess access, SemanticModel model) => CanStandTwice(access, model)
        ? null
        : NewName(new HashSet<string>(model.LookupSymbols(access.Outer.SpanStart).Select(s => s.Name), StringComparer.Ordinal));

    /// <summary>Whether what is called upon is a name whose value stays what it is.</summary>
    public static bool CanStandTwice(ConditionalAccess access, SemanticModel model)
    {
        var receiver = Receiver(access.Outer, access.Depth, out _);
        return access.Depth == 0 && receiver is IdentifierNameSyntax && model.GetTypeInfo(receiver).Type is { IsReferenceType: true }
            && model.GetSymbolInfo(receiver).Symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol { IsReadOnly: true };
    }

    /// <summary>A name for a variable that is none of those that are taken.</summary>
    public static string NewName(ISet<string> taken)
    {
        var name = "found";
        for (var count = 2; taken.Contains(name); count++)
            name = $"found{count}";
        return name;
    }

    /// <summary>What is done where there is something, and where there is nothing.</summary>
    public static ExpressionSyntax Choose(ConditionalAccessExpressionSyntax outer, ConditionalAccess original, string? variable, string nothing)
    {
        var (receiver, value) = Split(outer, original.Depth, variable);
        var nullValue = SyntaxFactory.ParseExpression(nothing);
        var choice = SyntaxFactory.ConditionalExpression(
            SyntaxFactory.ParseExpression(variable is null ? $"{receiver} is null" : $"{receiver} is {{ }} {variable}"),
            Operator(SyntaxKind.QuestionToken), variable is null ? nullValue : value, Operator(SyntaxKind.ColonToken), variable is null ? value : nullValue);
        return (StandsAlone(original.Outer) ? choice : (ExpressionSyntax)SyntaxFactory.ParenthesizedExpression(choice)).WithTriviaFrom(outer);
    }

    /// <summary>What is before the question mark of the call, and what comes after it, upon the variable or the same again.</summary>
    public static (ExpressionSyntax Receiver, ExpressionSyntax Value) Split(ConditionalAccessExpressionSyntax outer, int depth, string? variable)
    {
        var receiver = Receiver(outer, depth, out var inner).WithoutTrivia();
        return (receiver, WithReceiver(inner.WhenNotNull.WithoutTrivia(), variable is null ? receiver : SyntaxFactory.IdentifierName(variable)));
    }

    /// <summary>Everything before the question mark of the call.</summary>
    private static ExpressionSyntax Receiver(ConditionalAccessExpressionSyntax outer, int depth, out ConditionalAccessExpressionSyntax inner)
    {
        inner = outer;
        if (depth == 0)
            return outer.Expression;
        var receiver = Receiver((ConditionalAccessExpressionSyntax)outer.WhenNotNull, depth - 1, out inner);
        return SyntaxFactory.ConditionalAccessExpression(outer.Expression, receiver);
    }

    private static ExpressionSyntax WithReceiver(ExpressionSyntax value, ExpressionSyntax upon)
    {
        if (value.GetAnnotatedNodes(AsyncForm.Receiver).FirstOrDefault() is { } whole)
            return value.ReplaceNode(whole, upon.WithTriviaFrom(whole));
        var binding = value.DescendantNodesAndSelf().First(n => n is MemberBindingExpressionSyntax or ElementBindingExpressionSyntax);
        ExpressionSyntax bound = binding is MemberBindingExpressionSyntax member
            ? SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, upon, member.Name)
            : SyntaxFactory.ElementAccessExpression(upon, ((ElementBindingExpressionSyntax)binding).ArgumentList);
        return value.ReplaceNode(binding, bound.WithTriviaFrom(binding));
    }

    public static string NothingOf(ITypeSymbol? type, SemanticModel model, int position) =>
        type is { IsReferenceType: false } ? $"default({type.ToMinimalDisplayString(model, position)})" : "null";

    private static bool StandsAlone(SyntaxNode node) =>
        node.Parent is EqualsValueClauseSyntax or ReturnStatementSyntax or ArgumentSyntax or ArrowExpressionClauseSyntax or ParenthesizedExpressionSyntax
        || (node.Parent is AssignmentExpressionSyntax assignment && assignment.Right == node);

    private static SyntaxToken Operator(SyntaxKind kind) => SyntaxFactory.Token(
        SyntaxFactory.TriviaList(SyntaxFactory.Space), kind, SyntaxFactory.TriviaList(SyntaxFactory.Space));
}
