using Adapters.CodeFixes.Syntax;
using Adapters.Generator.Rules.Blocking.Bodies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Adapters.CodeFixes.Editing;

/// <summary>
/// Applies edits to a document together: each finds its node again, so one may stand inside another. Then the functions around them are
/// made async, and what is missing is imported.
/// </summary>
internal static class Edits
{
    public static async Task<Document> ApplyAsync(Document document, IEnumerable<Edit> made, CancellationToken cancellation)
    {
        var edits = made.SelectMany(e => e.All).ToList();
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var functions = FunctionsToChange(edits, model, cancellation);
        var wrappers = functions.SelectMany(f => TaskWrappers.In(f.Function, model, cancellation)).ToList();
        root = root.TrackNodes(edits.Select(e => e.Target).Concat(functions.Select(f => f.Function)).Concat(wrappers).Distinct());
        root = TaskWrappers.Mark(root, wrappers);
        foreach (var edit in edits.OrderByDescending(e => e.Target.SpanStart).ThenBy(e => e.Target.Span.Length))
        {
            if (root.GetCurrentNode(edit.Target) is { } current)
                root = root.ReplaceNode(current, edit.Apply(current));
        }

        // The inner ones first: an outer one holds them.
        foreach (var (function, hasResult) in functions.OrderByDescending(f => f.Function.SpanStart))
        {
            var current = root.GetCurrentNode(function)!;
            root = root.ReplaceNode(current, AsyncFunctions.MakeAsync(current, hasResult));
        }

        root = BlockFlattening.Flatten(root);
        foreach (var import in edits.Select(e => e.Import).OfType<string>().Distinct().OrderBy(i => i, StringComparer.Ordinal))
            root = UsingDirectives.Add((CompilationUnitSyntax)root, import);
        return await Formatter.FormatAsync(document.WithSyntaxRoot(root), Formatter.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
    }

    private static List<(SyntaxNode Function, bool HasResult)> FunctionsToChange(
        IReadOnlyList<Edit> edits, SemanticModel model, CancellationToken cancellation)
    {
        var functions = new List<(SyntaxNode, bool)>();
        foreach (var function in edits.Where(e => e.Awaits).Select(e => FunctionSyntax.Around(e.Target)).OfType<SyntaxNode>().Distinct())
        {
            if (!FunctionSyntax.IsAsync(function) && FunctionSyntax.SymbolOf(function, model, cancellation) is { } symbol)
                functions.Add((function, Awaitables.ResultOf(symbol.ReturnType, model.Compilation) is { SpecialType: not SpecialType.System_Void }));
        }

        return functions;
    }
}
