using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Adapters.Analyzers.Blocking.Operations;

/// <summary>
/// The names in the bodies of a file, by its syntax alone: while somebody types in one file, nothing is asked again of the others.
/// </summary>
internal static class MentionedNames
{
    private static readonly ConditionalWeakTable<SyntaxTree, ILookup<string, SyntaxNode>> OfTrees = new();

    /// <summary>The declarations with a body that has the name, once for each time that it is there.</summary>
    public static IEnumerable<SyntaxNode> In(SyntaxTree tree, string name) => OfTrees.GetValue(tree, Read)[name];

    private static ILookup<string, SyntaxNode> Read(SyntaxTree tree) => (
        from declaration in tree.GetRoot().DescendantNodes().Where(n => DeclaredBodies.Around(n) == n)
        from token in declaration.DescendantTokens()
        where token.IsKind(SyntaxKind.IdentifierToken)
        select (token.ValueText, declaration)).ToLookup(m => m.ValueText, m => m.declaration, StringComparer.Ordinal);
}
