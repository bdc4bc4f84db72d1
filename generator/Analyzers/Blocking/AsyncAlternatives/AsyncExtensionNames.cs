using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Analyzers.Blocking.AsyncAlternatives;

/// <summary>
/// The names of the asynchronous extension methods that a file declares, by its syntax alone: while somebody types in one file, nothing is
/// asked again of the others.
/// </summary>
internal static class AsyncExtensionNames
{
    private static readonly ConditionalWeakTable<SyntaxTree, HashSet<string>> OfTrees = new();

    public static HashSet<string> Of(SyntaxTree tree) => OfTrees.GetValue(tree, Read);

    public static bool IsAsynchronous(string name) => name.EndsWith("Async", StringComparison.Ordinal);

    private static HashSet<string> Read(SyntaxTree tree) =>
    [
        .. tree.GetRoot().DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<MethodDeclarationSyntax>()
            .Where(m => IsAsynchronous(m.Identifier.ValueText) && IsExtension(m))
            .Select(m => m.Identifier.ValueText),
    ];

    private static bool IsExtension(MethodDeclarationSyntax method) =>
        method.Parent is TypeDeclarationSyntax { Keyword.ValueText: "extension" }
        || method.ParameterList.Parameters is [{ Modifiers.Count: > 0 }, ..];
}
