using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Analyzers.Blocking.AsyncAlternatives;

/// <summary>The names of the local functions that a file has, by its syntax alone: nearly no call has one as its alternative.</summary>
internal static class LocalFunctionNames
{
    private static readonly ConditionalWeakTable<SyntaxTree, HashSet<string>> OfTrees = new();

    public static HashSet<string> Of(SyntaxTree tree) => OfTrees.GetValue(tree, Read);

    private static HashSet<string> Read(SyntaxTree tree) =>
        [.. tree.GetRoot().DescendantNodes().OfType<LocalFunctionStatementSyntax>().Select(f => f.Identifier.ValueText)];
}
