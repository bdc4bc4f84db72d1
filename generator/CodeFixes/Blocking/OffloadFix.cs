using System.Collections.Immutable;
using System.Composition;
using Adapters.CodeFixes.Editing;
using Adapters.CodeFixes.Obstacles;
using Adapters.CodeFixes.Syntax;
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
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds => FixableRules.All;

    private protected override bool IsForPaths => true;

    // What is inside of a call that runs elsewhere runs elsewhere, too, and cannot be awaited there.
    private protected override bool MayNest => false;

    private protected override ProposedFix? Propose(SyntaxNode place, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (OffloadedCalls.At(place, model, cancellation) is not { } call || !AwaitPlaces.Allows(call, model, cancellation) || !Captures.Allow(call, model, cancellation))
            return null;
        var (runner, import) = OffloadSyntax.RunnerAt(model, place.SpanStart);
        var type = model.GetTypeInfo(call, cancellation).Type?.ToMinimalDisplayString(model, call.SpanStart);
        return new ProposedFix(
            $"Run it in {runner}.Run", new NodeEdit(call, current => OffloadSyntax.Run(runner, WithType((ExpressionSyntax)current, type!)), import).Awaited());
    }

    /// <summary>In a lambda nothing tells <c>new()</c> what it makes.</summary>
    private static ExpressionSyntax WithType(ExpressionSyntax call, string type) => call is ImplicitObjectCreationExpressionSyntax creation
        ? SyntaxFactory.ObjectCreationExpression(SyntaxFactory.ParseTypeName(type).WithLeadingTrivia(SyntaxFactory.Space), creation.ArgumentList, creation.Initializer)
        : call;
}
