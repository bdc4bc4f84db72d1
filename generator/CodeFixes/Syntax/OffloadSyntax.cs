using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Syntax;

/// <summary>Creates and reads calls that run work on another thread: <c>Offload.Run</c>, or <c>Task.Run</c> without Adapters.</summary>
internal static class OffloadSyntax
{
    /// <summary>Returns the type whose <c>Run</c> takes the work.</summary>
    public static TypeReference RunnerAt(SemanticModel model, int position) =>
        model.Compilation.GetTypeByMetadataName("Adapters.Offload") is null
            ? TypeReference.TaskAt(model, position)
            : TypeReference.At(model, position, "Adapters", "Offload");

    public static ExpressionSyntax Run(string runner, ExpressionSyntax work)
    {
        var space = SyntaxFactory.TriviaList(SyntaxFactory.Space);
        var lambda = SyntaxFactory.ParenthesizedLambdaExpression(SyntaxFactory.ParameterList(), null, work.WithoutTrivia())
            .WithArrowToken(SyntaxFactory.Token(space, SyntaxKind.EqualsGreaterThanToken, space));
        return SyntaxFactory.InvocationExpression(
            SyntaxFactory.ParseExpression($"{runner}.Run"), SyntaxFactory.ArgumentList([SyntaxFactory.Argument(lambda)]));
    }

    /// <summary>Returns the <c>Offload.Run</c> whose lambda consists of the call; the async form of the call has the same type.</summary>
    public static InvocationExpressionSyntax? AroundCall(InvocationExpressionSyntax call, SemanticModel model) =>
        call.Parent is LambdaExpressionSyntax { Parent: ArgumentSyntax argument } ? Around(argument, model) : null;

    /// <summary>Returns the <c>Offload.Run</c> that takes the method group.</summary>
    public static InvocationExpressionSyntax? AroundGroup(SyntaxNode group, SemanticModel model) =>
        group.Parent is ArgumentSyntax argument ? Around(argument, model) : null;

    /// <summary>Returns the call in the lambda of an <c>Offload.Run</c>.</summary>
    public static ExpressionSyntax BodyOf(InvocationExpressionSyntax offload) =>
        ((LambdaExpressionSyntax)offload.ArgumentList.Arguments[0].Expression).ExpressionBody!;

    /// <summary>Returns a call of the method group that an <c>Offload.Run</c> takes.</summary>
    public static ExpressionSyntax CallOf(InvocationExpressionSyntax offload) =>
        SyntaxFactory.InvocationExpression(offload.ArgumentList.Arguments[0].Expression.WithoutTrivia());

    private static InvocationExpressionSyntax? Around(ArgumentSyntax argument, SemanticModel model) =>
        argument.Parent?.Parent is InvocationExpressionSyntax call
        && model.GetSymbolInfo(call).Symbol is { Name: "Run", ContainingType: { Name: "Offload", ContainingNamespace.Name: "Adapters" } }
            ? call
            : null;
}
