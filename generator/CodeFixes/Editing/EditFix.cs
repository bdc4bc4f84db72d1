using System.Collections.Immutable;
using Adapters.Generator.Rules.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Adapters.CodeFixes.Editing;

/// <summary>A fix that changes the document of the finding alone. Fix All makes all changes of a document at once.</summary>
public abstract class EditFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. BlockingRules.All.Select(r => r.Id).Where(i => i != BlockingRules.LineWithoutEffect.Id)];

    /// <inheritdoc />
    public sealed override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create((context, document, diagnostics) => FixAllAsync(document, diagnostics, context.CancellationToken));

    /// <inheritdoc />
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await MakeAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } edit)
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(edit.Title, c => Edits.ApplyAsync(context.Document, [edit], c), GetType().Name), diagnostic);
        }
    }

    /// <summary>The edit for a finding, or null where the fix does not fit.</summary>
    private protected abstract Edit? Make(SyntaxNode place, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation);

    private async Task<Document?> FixAllAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var edits = new List<Edit>();
        var targets = new HashSet<SyntaxNode>();
        foreach (var diagnostic in diagnostics)
        {
            if (await MakeAsync(document, diagnostic, cancellation).ConfigureAwait(false) is { } edit && targets.Add(edit.Target))
                edits.Add(edit);
        }

        if (!MayNest)
            edits.RemoveAll(e => e.Target.Ancestors().Any(targets.Contains));
        return edits.Count == 0 ? document : await Edits.ApplyAsync(document, edits, cancellation).ConfigureAwait(false);
    }

    private async Task<Edit?> MakeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        // What is found through helpers is theirs to change: see the fix that climbs.
        if (diagnostic.AdditionalLocations.Count > 0 && !IsForPaths)
            return null;
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        return root is null || model is null ? null : Make(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), diagnostic, model, cancellation);
    }

    /// <summary>Whether the fix fits what is found through helpers, too.</summary>
    private protected virtual bool IsForPaths => false;

    /// <summary>Whether an edit may stand inside of another; if not, the outer one is made alone.</summary>
    private protected virtual bool MayNest => true;
}
