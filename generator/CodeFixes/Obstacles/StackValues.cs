using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Obstacles;

/// <summary>Finds values that live on the stack, such as spans and references, and would have to be kept across an await.</summary>
internal static class StackValues
{
    public static bool AreKeptAcross(SyntaxNode awaited, SyntaxNode function, SemanticModel model, CancellationToken cancellation) =>
        RefLocals.KeptAcross([awaited], function, model, cancellation) is not null || AreEvaluatedBefore(awaited, model, cancellation);

    /// <summary>Indicates whether the expression evaluates such a value before the await: <c>span[0] = task.Result</c>.</summary>
    private static bool AreEvaluatedBefore(SyntaxNode awaited, SemanticModel model, CancellationToken cancellation)
    {
        var node = awaited;
        for (; node.Parent is ExpressionSyntax or ArgumentSyntax or BaseArgumentListSyntax; node = node.Parent)
        {
            var before = node.Parent.ChildNodes().TakeWhile(n => n != node);
            var values = before.Select(n => n is ArgumentSyntax argument ? argument.Expression : n).OfType<ExpressionSyntax>();
            if (values.Any(v => IsOnStack(v, model, cancellation)))
                return true;
        }

        return false;
    }

    private static bool IsOnStack(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) =>
        model.GetTypeInfo(expression, cancellation) is { Type.IsRefLikeType: true } or { ConvertedType.IsRefLikeType: true }
        || model.GetSymbolInfo(expression, cancellation).Symbol
            is IMethodSymbol { RefKind: not RefKind.None } or IPropertySymbol { RefKind: not RefKind.None };
}
