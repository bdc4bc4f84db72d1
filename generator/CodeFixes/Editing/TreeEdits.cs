using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Editing;

/// <summary>Makes edits in a syntax tree: inner nodes before outer ones, so that edits inside one another compose.</summary>
internal static class TreeEdits
{
    /// <param name="project">The project before the edits.</param>
    public static SyntaxNode Apply(SyntaxNode root, IReadOnlyCollection<NodeEdit> edits, Compilation? project)
    {
        root = root.TrackNodes(edits.Select(e => e.Node).Distinct());
        foreach (var edit in edits.OrderByDescending(e => e.Node.SpanStart).ThenBy(e => e.Node.Span.Length))
        {
            // Another edit may have removed the node.
            if (root.GetCurrentNode(edit.Node) is { } current)
                root = root.ReplaceNode(current, edit.Rewrite(current));
        }

        return edits.Select(e => e.Import).OfType<string>().Distinct().OrderBy(i => i, StringComparer.Ordinal)
            .Aggregate(
                BlockFlattening.Flatten(AwaitStyle.Apply(root, project)),
                (unit, import) => UsingDirectives.Add((CompilationUnitSyntax)unit, import));
    }
}
