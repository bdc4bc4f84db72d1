using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Adapters.Generator.Diagnostics;

/// <summary>
/// Finds spans in the trees of a compilation again: a diagnostic outside of them escapes pragmas, .editorconfig and fixes.
/// </summary>
internal sealed class SourceLocations(Compilation compilation)
{
    private readonly Lazy<ILookup<string, SyntaxTree>> _trees = new(() => compilation.SyntaxTrees.ToLookup(t => t.FilePath));

    public Location Of(SourceSpan span) =>
        _trees.Value[span.Path].FirstOrDefault(t => span.Length > 0 && span.Start + span.Length <= t.Length) is { } tree
        ? Location.Create(tree, new TextSpan(span.Start, span.Length))
        : Location.None;
}
