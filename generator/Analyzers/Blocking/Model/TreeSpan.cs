using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Adapters.Analyzers.Blocking.Model;

/// <summary>A place in a file: of a node or a token, without holding it.</summary>
internal readonly record struct TreeSpan(SyntaxTree? Tree, TextSpan Span)
{
    public Location Location => Tree is null ? Location.None : Location.Create(Tree, Span);

    public static implicit operator TreeSpan(SyntaxNodeOrToken syntax) => new(syntax.SyntaxTree, syntax.Span);

    public static implicit operator TreeSpan(Location location) => new(location.SourceTree, location.SourceSpan);

    public static implicit operator TreeSpan(SyntaxNode syntax) => new(syntax.SyntaxTree, syntax.Span);
}
