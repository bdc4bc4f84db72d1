using System.Composition;
using Adapters.CodeFixes.Climbing.Rewriting;
using Adapters.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Adapters.CodeFixes.Blocking;

/// <summary>Runs a blocking call off the loop, in Offload.Run; without Adapters in Task.Run.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class OffloadFix : EditFix
{
    private protected override bool IsForPaths => true;

    // What is inside of a call that runs elsewhere runs elsewhere, too, and cannot be awaited there.
    private protected override bool MayNest => false;

    private protected override Edit? Make(SyntaxNode place, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (OffloadedCalls.At(place, model, cancellation) is not { } call || !AwaitPlaces.Allows(call, model, cancellation) || !Captures.Allow(call, model, cancellation))
            return null;
        var (runner, import) = RunnerAt(place.SpanStart, model);
        var type = model.GetTypeInfo(call, cancellation).Type?.ToMinimalDisplayString(model, call.SpanStart);
        return new Edit(
            $"Run it in {runner}.Run", call, current => AwaitPlaces.Await(Wrap(runner, WithType((ExpressionSyntax)current, type!)), current), import);
    }

    /// <summary>In a lambda nothing tells <c>new()</c> what it makes.</summary>
    private static ExpressionSyntax WithType(ExpressionSyntax call, string type) => call is ImplicitObjectCreationExpressionSyntax creation
        ? SyntaxFactory.ObjectCreationExpression(SyntaxFactory.ParseTypeName(type).WithLeadingTrivia(SyntaxFactory.Space), creation.ArgumentList, creation.Initializer)
        : call;

    private static (string Text, string? Import) RunnerAt(int position, SemanticModel model)
    {
        if (model.Compilation.GetTypeByMetadataName("Adapters.Offload") is not { } offload)
        {
            var task = TaskName.At(model, position);
            return (task.Text, task.Import);
        }

        var known = model.LookupNamespacesAndTypes(position, name: offload.Name);
        if (known.IsEmpty)
            return (offload.Name, "Adapters");
        return (known is [var only] && SymbolEqualityComparer.Default.Equals(only, offload) ? offload.Name : "Adapters.Offload", null);
    }

    private static ExpressionSyntax Wrap(string runner, ExpressionSyntax call)
    {
        var arrow = SyntaxFactory.Token(SyntaxKind.EqualsGreaterThanToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space);
        var lambda = SyntaxFactory.ParenthesizedLambdaExpression(SyntaxFactory.ParameterList(), null, call.WithoutTrivia()).WithArrowToken(arrow);
        return SyntaxFactory.InvocationExpression(
            SyntaxFactory.ParseExpression($"{runner}.Run"), SyntaxFactory.ArgumentList([SyntaxFactory.Argument(lambda)]));
    }
}
