using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Climbing;

/// <summary>Calls of Offload.Run that run nothing but one method: such a call and the method's asynchronous form have the same type.</summary>
internal static class Offloads
{
    /// <summary>The Offload.Run around the call, where the call is all that its lambda does.</summary>
    public static InvocationExpressionSyntax? OfCall(InvocationExpressionSyntax call, SemanticModel model) =>
        call.Parent is LambdaExpressionSyntax { Parent: ArgumentSyntax argument } ? Around(argument, model) : null;

    /// <summary>The Offload.Run that is given the method itself.</summary>
    public static InvocationExpressionSyntax? OfGroup(SyntaxNode group, SemanticModel model) =>
        group.Parent is ArgumentSyntax argument ? Around(argument, model) : null;

    public static ExpressionSyntax BodyOf(InvocationExpressionSyntax offload) =>
        ((LambdaExpressionSyntax)offload.ArgumentList.Arguments[0].Expression).ExpressionBody!;

    public static ExpressionSyntax CallOf(InvocationExpressionSyntax offload) =>
        SyntaxFactory.InvocationExpression(offload.ArgumentList.Arguments[0].Expression.WithoutTrivia());

    private static InvocationExpressionSyntax? Around(ArgumentSyntax argument, SemanticModel model) =>
        argument.Parent?.Parent is InvocationExpressionSyntax call
        && model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "Run", ContainingType: { Name: "Offload", ContainingNamespace.Name: "Adapters" } }
            ? call
            : null;
}
