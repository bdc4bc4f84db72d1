using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Analyzers.Symbols;

/// <summary>Stands in for <c>IMethodSymbol.IsIterator</c>, which compilers have from 5.0.</summary>
internal static class Iterators
{
    extension(IMethodSymbol method)
    {
        public bool IsIterator => method.DeclaringSyntaxReferences.Any(r => HasYield(r.GetSyntax()));
    }

    private static bool HasYield(SyntaxNode declaration) => declaration
        .DescendantNodes(n => n == declaration || n is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
        .Any(n => n.IsKind(SyntaxKind.YieldReturnStatement) || n.IsKind(SyntaxKind.YieldBreakStatement));
}
