using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Syntax;

/// <summary>The conditional access, as in <c>a?.b?.Call()</c>, around a call.</summary>
/// <param name="Outer">The whole expression.</param>
/// <param name="Depth">The number of question marks before the one that the call follows.</param>
/// <param name="IsEnd">Indicates whether the call is the last part of the expression.</param>
internal sealed record ConditionalAccess(ConditionalAccessExpressionSyntax Outer, int Depth, bool IsEnd)
{
    /// <summary>Marks the placeholder for the value before the question mark, where that value is the task itself.</summary>
    private static readonly SyntaxAnnotation Placeholder = new("receiver");

    /// <summary>
    /// Indicates whether the receiver is known not to be null where the comparison around the call holds: <c>a?.Read() == 1 ? a : b</c>.
    /// Anything else in that place would not say so.
    /// </summary>
    public bool TellsOfReceiver =>
        Outer.Parent is BinaryExpressionSyntax or IsPatternExpressionSyntax
        && Outer.Ancestors()
            .FirstOrDefault(n => n is IfStatementSyntax or ConditionalExpressionSyntax or WhileStatementSyntax) is { } branch
        && branch.DescendantNodes().OfType<ExpressionSyntax>().Any(e =>
            !Outer.Contains(e) && SyntaxFactory.AreEquivalent(e, Outer.Expression));

    public static ConditionalAccess? Around(SyntaxNode call)
    {
        var isEnd = true;
        var depth = -1;
        ConditionalAccessExpressionSyntax? outer = null;
        for (var (node, parent) = (call, call.Parent); parent is not null; (node, parent) = (parent, parent.Parent))
        {
            if (parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == node)
                (outer, depth) = (access, depth + 1);
            else if (ReceiverSyntax.IsReceiver(node))
                isEnd = false;
            else
                break;
        }

        return outer is null ? null : new ConditionalAccess(outer, depth, isEnd);
    }

    /// <summary>Returns the receiver of a member; behind a question mark, a placeholder for it.</summary>
    public static ExpressionSyntax ReceiverOf(ExpressionSyntax member) => member switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        _ => SyntaxFactory.IdentifierName("receiver").WithAdditionalAnnotations(Placeholder),
    };

    /// <summary>Indicates whether the receiver is a name whose value cannot change between two reads.</summary>
    public bool CanReadTwice(SemanticModel model)
    {
        var receiver = Receiver(Outer, Depth, out _);
        return Depth == 0 && receiver is IdentifierNameSyntax && model.GetTypeInfo(receiver).Type is { IsReferenceType: true }
            && model.GetSymbolInfo(receiver).Symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol { IsReadOnly: true };
    }

    /// <summary>Returns a variable name that is not taken.</summary>
    public static string NewName(ISet<string> taken)
    {
        var name = "found";
        for (var count = 2; taken.Contains(name); count++)
            name = $"found{count}";
        return name;
    }

    /// <summary>Returns the text for "no value" of the type.</summary>
    public static string NothingOf(ITypeSymbol? type, SemanticModel model, int position) =>
        type is { IsReferenceType: false } ? $"default({type.ToMinimalDisplayString(model, position)})" : "null";

    /// <summary>Returns a choice between the value of the call and nothing.</summary>
    /// <param name="current">The expression as it is now.</param>
    /// <param name="variable">A variable for the receiver, or null to read the receiver twice.</param>
    public ExpressionSyntax Choose(ConditionalAccessExpressionSyntax current, string? variable, string nothing)
    {
        var (receiver, value) = Split(current, variable);
        var nullValue = SyntaxFactory.ParseExpression(nothing);
        var test = SyntaxFactory.ParseExpression(variable is null ? $"{receiver} is null" : $"{receiver} is {{ }} {variable}");
        var (whenTrue, whenFalse) = variable is null ? (nullValue, value) : (value, nullValue);
        ExpressionSyntax choice = SyntaxFactory.ConditionalExpression(
            test, Spaced(SyntaxKind.QuestionToken), whenTrue, Spaced(SyntaxKind.ColonToken), whenFalse);
        return (StandsAlone(Outer) ? choice : SyntaxFactory.ParenthesizedExpression(choice)).WithTriviaFrom(current);
    }

    /// <summary>Returns the expression, or <paramref name="nothing"/> if it is null.</summary>
    public ExpressionSyntax Coalesce(ConditionalAccessExpressionSyntax current, string nothing)
    {
        var value = current.GetAnnotatedNodes(Placeholder).Any() ? Receiver(current, Depth, out _) : current;
        return SyntaxFactory.BinaryExpression(
            SyntaxKind.CoalesceExpression, value.WithoutTrivia(), Spaced(SyntaxKind.QuestionQuestionToken),
            SyntaxFactory.ParseExpression(nothing));
    }

    /// <summary>Returns what precedes the question mark of the call, and the rest on the variable or the same receiver.</summary>
    public (ExpressionSyntax Receiver, ExpressionSyntax Value) Split(ConditionalAccessExpressionSyntax current, string? variable)
    {
        var receiver = Receiver(current, Depth, out var inner).WithoutTrivia();
        var value = WithReceiver(inner.WhenNotNull.WithoutTrivia(), variable is null ? receiver : SyntaxFactory.IdentifierName(variable));
        return (receiver, value);
    }

    private static ExpressionSyntax Receiver(
        ConditionalAccessExpressionSyntax outer, int depth, out ConditionalAccessExpressionSyntax inner)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        inner = outer;
        if (depth == 0)
            return outer.Expression;
        var receiver = Receiver((ConditionalAccessExpressionSyntax)outer.WhenNotNull, depth - 1, out inner);
        return SyntaxFactory.ConditionalAccessExpression(outer.Expression, receiver);
    }

    private static ExpressionSyntax WithReceiver(ExpressionSyntax value, ExpressionSyntax receiver)
    {
        if (value.GetAnnotatedNodes(Placeholder).FirstOrDefault() is { } whole)
            return value.ReplaceNode(whole, receiver.WithTriviaFrom(whole));
        var binding = value.DescendantNodesAndSelf().First(n => n is MemberBindingExpressionSyntax or ElementBindingExpressionSyntax);
        ExpressionSyntax bound = binding is MemberBindingExpressionSyntax member
            ? SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, receiver, member.Name)
            : SyntaxFactory.ElementAccessExpression(receiver, ((ElementBindingExpressionSyntax)binding).ArgumentList);
        return value.ReplaceNode(binding, bound.WithTriviaFrom(binding));
    }

    private static bool StandsAlone(SyntaxNode node) =>
        node.Parent is EqualsValueClauseSyntax or ReturnStatementSyntax or ArgumentSyntax or ArrowExpressionClauseSyntax
            or ParenthesizedExpressionSyntax
        || (node.Parent is AssignmentExpressionSyntax assignment && assignment.Right == node);

    private static SyntaxToken Spaced(SyntaxKind kind) => SyntaxFactory.Token(
        SyntaxFactory.TriviaList(SyntaxFactory.Space), kind, SyntaxFactory.TriviaList(SyntaxFactory.Space));
}
