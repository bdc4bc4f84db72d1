using Adapters.Analyzers.Blocking.Model;
using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Formatting;

namespace Adapters.CodeFixes.Editing;

/// <summary>Makes edits in a document, and makes the functions around new awaits async.</summary>
internal static class DocumentEdits
{
    public static async Task<Document> ApplyAsync(Document document, IEnumerable<NodeEdit> edits, CancellationToken cancellation)
    {
        var all = edits.ToList();
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        all.AddRange(all.Where(e => e.Awaits).Select(e => FunctionSyntax.Around(e.Node)).OfType<SyntaxNode>().Distinct()
            .SelectMany(f => EditsOf(f, [.. all.Where(e => e.Awaits).Select(e => e.Node)], model, cancellation)).ToList());
        var changed = document.WithSyntaxRoot(TreeEdits.Apply(root, all, model.Compilation));
        return await Formatter.FormatAsync(changed, Formatter.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
    }

    private static IEnumerable<NodeEdit> EditsOf(
        SyntaxNode function, IReadOnlyCollection<SyntaxNode> awaited, SemanticModel model, CancellationToken cancellation)
    {
        if (FunctionSyntax.IsAsync(function) || FunctionSyntax.SymbolOf(function, model, cancellation) is not { } symbol)
            return [];
        var hasResult = Awaitables.ResultOf(symbol.ReturnType, model.Compilation) is { SpecialType: not SpecialType.System_Void };
        return TaskWrappers.In(function, model, cancellation)
            .Concat(DroppedTasks.In(function, awaited, model, cancellation))
            .Append(new NodeEdit(function, f => AsyncFunctions.MakeAsync(f, hasResult)));
    }
}
