using System.Collections.Immutable;
using System.Composition;
using Adapters.CodeFixes.Editing;
using Adapters.CodeFixes.Obstacles;
using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Blocking;

/// <summary>Runs a blocking call off the loop, in Offload.Run, or in Task.Run without Adapters.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class OffloadFix : EditFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds => FixableRules.All;

    private protected override bool IsForPaths => true;

    // A call inside one that runs elsewhere also runs elsewhere, and cannot be awaited there.
    private protected override bool MayNest => false;

    private protected override ProposedFix? Propose(
        SyntaxNode place, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (OffloadedCalls.At(place, model, cancellation) is not { } call
            || !AwaitPlaces.Allows(call, model, cancellation) || !Captures.Allow(call, model, cancellation))
            return null;
        var (runner, import) = OffloadSyntax.RunnerAt(model, place.SpanStart);
        var type = model.GetTypeInfo(call, cancellation).Type?.ToMinimalDisplayString(model, call.SpanStart);
        var run = new NodeEdit(call, current => OffloadSyntax.Run(runner, WithType((ExpressionSyntax)current, type!)), import);
        return new ProposedFix($"Run it in {runner}.Run", run.Awaited());
    }

    /// <summary>Returns the call with the type written out in <c>new()</c>, which nothing in a lambda determines.</summary>
    private static ExpressionSyntax WithType(ExpressionSyntax call, string type) => call is ImplicitObjectCreationExpressionSyntax creation
        ? SyntaxFactory.ObjectCreationExpression(
            SyntaxFactory.ParseTypeName(type).WithLeadingTrivia(SyntaxFactory.Space), creation.ArgumentList, creation.Initializer)
        : call;
}
