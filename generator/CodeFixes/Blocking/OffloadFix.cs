using System.Composition;
using Adapters.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Blocking;

/// <summary>Runs a blocking call off the loop, in Offload.Run; without Adapters in Task.Run.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class OffloadFix : EditFix
{
    private protected override bool IsForPaths => true;

    private protected override Edit? Make(SyntaxNode place, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (CallAt(place) is not { } call || call.Ancestors().OfType<ConditionalAccessExpressionSyntax>().Any(a => a.WhenNotNull.Span.Contains(call.Span))
            || !AwaitPlaces.Allows(call, model, cancellation) || !CanBeCaptured(call, model, cancellation))
            return null;
        var (runner, import) = model.Compilation.GetTypeByMetadataName(TypeNames.HandlerAttribute) is null
            ? ("Task", "System.Threading.Tasks")
            : ("Offload", "Adapters");
        var isImported = model.LookupNamespacesAndTypes(place.SpanStart, name: runner).Any();
        return new Edit(
            $"Run it in {runner}.Run", call, current => AwaitPlaces.Await(Wrap(runner, (ExpressionSyntax)current), current), isImported ? null : import);
    }

    /// <summary>The call, a getter or a creation; what is written to is no value that a lambda could give.</summary>
    private static ExpressionSyntax? CallAt(SyntaxNode place)
    {
        var expression = place.FirstAncestorOrSelf<ExpressionSyntax>();
        while (expression is SimpleNameSyntax && expression.Parent is MemberAccessExpressionSyntax access && access.Name == expression)
            expression = access;
        if (expression?.Parent is InvocationExpressionSyntax call && call.Expression == expression)
            return call;
        if (place.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is { } creation && (creation as ObjectCreationExpressionSyntax)?.Type == place)
            return creation;
        return expression is MemberAccessExpressionSyntax or InvocationExpressionSyntax && !IsWritten(expression) ? expression : null;
    }

    private static bool IsWritten(ExpressionSyntax expression) =>
        expression.Parent is AssignmentExpressionSyntax assignment && assignment.Left == expression
        || expression.Parent is PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax;

    /// <summary>A lambda can hold neither references to variables nor what lives on the stack, nor give a span.</summary>
    private static bool CanBeCaptured(ExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetTypeInfo(call, cancellation).Type is { IsRefLikeType: true })
            return false;
        foreach (var node in call.DescendantNodesAndSelf())
        {
            if (node is ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None } or AwaitExpressionSyntax)
                return false;
            if (node is ExpressionSyntax expression && model.GetTypeInfo(expression, cancellation) is var info
                && (info.Type is { IsRefLikeType: true } && node is IdentifierNameSyntax))
                return false;
            if (node is IdentifierNameSyntax && model.GetSymbolInfo(node, cancellation).Symbol is IParameterSymbol { RefKind: not RefKind.None })
                return false;
        }

        return true;
    }

    private static ExpressionSyntax Wrap(string runner, ExpressionSyntax call)
    {
        var lambda = SyntaxFactory.ParenthesizedLambdaExpression(SyntaxFactory.ParameterList(), null, call.WithoutTrivia())
            .WithArrowToken(SyntaxFactory.Token(SyntaxKind.EqualsGreaterThanToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space));
        return SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, SyntaxFactory.IdentifierName(runner), SyntaxFactory.IdentifierName("Run")),
            SyntaxFactory.ArgumentList([SyntaxFactory.Argument(lambda)]));
    }
}
