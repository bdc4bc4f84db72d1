using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Generator.Rules.Blocking.AsyncAlternatives;

/// <summary>Writes a call as the call of another method.</summary>
internal static class CallRenaming
{
    /// <summary>The call with another name, out of a conditional access if it is in one.</summary>
    public static InvocationExpressionSyntax? Rename(InvocationExpressionSyntax call, string name)
    {
        var target = Unconditional(call);
        return target.Expression is MemberAccessExpressionSyntax or SimpleNameSyntax ? RenameHere(target, name) : null;
    }

    /// <summary>The call with another name, where it is.</summary>
    public static InvocationExpressionSyntax RenameHere(InvocationExpressionSyntax call, string name)
    {
        var old = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            _ => (SimpleNameSyntax)call.Expression,
        };
        SimpleNameSyntax renamed = old is GenericNameSyntax generic
            ? generic.WithIdentifier(SyntaxFactory.Identifier(name))
            : SyntaxFactory.IdentifierName(name);
        return call.ReplaceNode(old, renamed.WithTriviaFrom(old));
    }

    /// <summary>The call out of a conditional access, if it is in one.</summary>
    public static InvocationExpressionSyntax Unconditional(InvocationExpressionSyntax call) =>
        (InvocationExpressionSyntax)UnconditionalPart(call);

    /// <summary>What begins with a question mark, upon what stands before that: which may begin with one, too.</summary>
    private static ExpressionSyntax UnconditionalPart(ExpressionSyntax part)
    {
        var begin = BeginOf(part);
        if (begin is not (MemberBindingExpressionSyntax or ElementBindingExpressionSyntax)
            || part.Ancestors().OfType<ConditionalAccessExpressionSyntax>()
                .FirstOrDefault(a => a.WhenNotNull.Span.Contains(part.Span)) is not { } access)
            return part;
        var upon = UnconditionalPart(access.Expression).WithoutTrivia();
        return part.ReplaceNode(begin, begin is MemberBindingExpressionSyntax member
            ? SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, upon, member.Name)
            : SyntaxFactory.ElementAccessExpression(upon, ((ElementBindingExpressionSyntax)begin).ArgumentList));
    }

    private static ExpressionSyntax BeginOf(ExpressionSyntax part) => part switch
    {
        InvocationExpressionSyntax call => BeginOf(call.Expression),
        MemberAccessExpressionSyntax access => BeginOf(access.Expression),
        ElementAccessExpressionSyntax access => BeginOf(access.Expression),
        ConditionalAccessExpressionSyntax access => BeginOf(access.Expression),
        PostfixUnaryExpressionSyntax postfix => BeginOf(postfix.Operand),
        _ => part,
    };

    /// <summary>A call of an extension method as it is written where its namespace is not imported.</summary>
    public static InvocationExpressionSyntax? AsStatic(InvocationExpressionSyntax call, IMethodSymbol extension)
    {
        if (call.Expression is not MemberAccessExpressionSyntax access)
            return null;
        var type = SyntaxFactory.ParseExpression(extension.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));
        SimpleNameSyntax name = access.Name is GenericNameSyntax generic
            ? generic.WithIdentifier(SyntaxFactory.Identifier(extension.Name))
            : SyntaxFactory.IdentifierName(extension.Name);
        return SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, type, name.WithoutTrivia()),
            call.ArgumentList.WithArguments(call.ArgumentList.Arguments.Insert(0,
                SyntaxFactory.Argument(access.Expression.WithoutTrivia()))));
    }
}
