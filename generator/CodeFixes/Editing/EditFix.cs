using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Adapters.CodeFixes.Editing;

/// <summary>A fix that changes only the document of the finding. Fix All makes all changes of a document at once.</summary>
public abstract class EditFix : CodeFixProvider
{
    /// <inheritdoc />
    public sealed override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create((context, document, diagnostics) => FixAllAsync(document, diagnostics, context.CancellationToken));

    /// <inheritdoc />
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await ProposeAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } fix)
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(fix.Title, c => DocumentEdits.ApplyAsync(context.Document, fix.Edits, c), GetType().Name), diagnostic);
        }
    }

    /// <summary>Returns the fix of a finding, or null if there is none.</summary>
    private protected abstract ProposedFix? Propose(
        SyntaxNode place, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation);

    /// <summary>Indicates whether the fix also applies to findings that lead through helpers.</summary>
    private protected virtual bool IsForPaths => false;

    /// <summary>Indicates whether one fix may be inside another; if not, only the outer one is made.</summary>
    private protected virtual bool MayNest => true;

    private async Task<Document?> FixAllAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var fixes = new List<ProposedFix>();
        var nodes = new HashSet<SyntaxNode>();
        foreach (var diagnostic in diagnostics)
        {
            if (await ProposeAsync(document, diagnostic, cancellation).ConfigureAwait(false) is { } fix && nodes.Add(fix.Edit.Node))
                fixes.Add(fix);
        }

        if (!MayNest)
            fixes.RemoveAll(f => f.Edit.Node.Ancestors().Any(nodes.Contains));
        return fixes.Count == 0
            ? document
            : await DocumentEdits.ApplyAsync(document, fixes.SelectMany(f => f.Edits), cancellation).ConfigureAwait(false);
    }

    private async Task<ProposedFix?> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        // A finding that leads through helpers is fixed in the helpers, by the fix for chains.
        if (diagnostic.AdditionalLocations.Count > 0 && !IsForPaths)
            return null;
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null)
            return null;
        try
        {
            return Propose(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), diagnostic, model, cancellation);
        }
        catch (InsufficientExecutionStackException)
        {
            // Code that is nested this deeply has no fix.
            return null;
        }
    }
}
