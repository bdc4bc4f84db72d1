using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Analyzers.Blocking.Model;

/// <summary>The place that a finding underlines: the name of the called member, not the whole chain before it.</summary>
internal static class CallLocations
{
    public static SyntaxNodeOrToken OfMember(SyntaxNode syntax)
    {
        var member = syntax is InvocationExpressionSyntax call ? call.Expression : syntax;
        return member switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            _ => member,
        };
    }

    public static SyntaxNodeOrToken OfCreation(SyntaxNode syntax) => syntax switch
    {
        ObjectCreationExpressionSyntax creation => creation.Type,
        ImplicitObjectCreationExpressionSyntax creation => creation.NewKeyword,
        _ => syntax,
    };

    public static SyntaxNodeOrToken OfOperator(SyntaxNode syntax) => syntax switch
    {
        BinaryExpressionSyntax binary => binary.OperatorToken,
        PrefixUnaryExpressionSyntax unary => unary.OperatorToken,
        PostfixUnaryExpressionSyntax unary => unary.OperatorToken,
        AssignmentExpressionSyntax assignment => assignment.OperatorToken,
        _ => syntax,
    };

    public static SyntaxNodeOrToken OfUsing(SyntaxNode syntax) =>
        syntax.FirstAncestorOrSelf<SyntaxNode>(n => n is UsingStatementSyntax or LocalDeclarationStatementSyntax) switch
        {
            UsingStatementSyntax statement => statement.UsingKeyword,
            LocalDeclarationStatementSyntax { UsingKeyword: { RawKind: not (int)SyntaxKind.None } keyword } => keyword,
            _ => syntax,
        };

    public static SyntaxNodeOrToken OfLock(SyntaxNode syntax) => syntax is LockStatementSyntax statement ? statement.LockKeyword : syntax;
}
