using System.Collections.Immutable;
using System.Composition;
using Adapters.CodeFixes.Editing;
using Adapters.CodeFixes.Obstacles;
using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Blocking;

/// <summary>Awaits the async form of a blocking call: its async alternative, the task that it waits for, or Task.Delay.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AwaitFix : EditFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds => FixableRules.All;

    private protected override ProposedFix? Propose(
        SyntaxNode place, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (AsyncForm.Of(place, model, cancellation) is not { } form || !AwaitPlaces.Allows(form.Edit.Node, model, cancellation))
            return null;
        var title = form.Name == "the task" ? "Await the task" : $"Await '{form.Name}'";
        if (ConditionalAccess.Around(form.Edit.Node) is { } conditional)
            return ConditionalCallEdits.Create(title, conditional, form.Edit, model, cancellation);
        return new ProposedFix(title, form.Edit.Awaited());
    }
}
