using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Analyzers.Blocking.Operations;

/// <summary>
/// Finds the methods that take a lock. One that only its type can see is looked for in that type; any other one everywhere.
/// </summary>
internal sealed class LockTakers(Compilation compilation, SemanticModels models)
{
    /// <summary>
    /// The methods and functions with a lock that is written with the last name of this one: another lock may have the same name.
    /// </summary>
    public IEnumerable<IMethodSymbol> Of(string heldLock)
    {
        if (LockName.SymbolOf(heldLock, compilation) is not { } symbol)
            return [];
        var name = LockName.IsInstance(heldLock) ? "this" : symbol.Name;
        return PartsOf(symbol).SelectMany(p => LockedExpressions.In(p.Tree).Where(l => l.Name == name && p.Contains(l.Body)))
            .Select(l => l.Body).Distinct()
            .Select(b => DeclaredBodies.MethodOf(b, models.Of(b.SyntaxTree))).OfType<IMethodSymbol>();
    }

    private IEnumerable<(SyntaxTree Tree, Func<SyntaxNode, bool> Contains)> PartsOf(ISymbol symbol)
    {
        var type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
        return symbol.DeclaredAccessibility == Accessibility.Private || symbol is INamedTypeSymbol
            ? type.DeclaringSyntaxReferences.Select(r => (r.SyntaxTree, (Func<SyntaxNode, bool>)(n => r.Span.Contains(n.Span))))
            : compilation.SyntaxTrees.Select(t => (t, (Func<SyntaxNode, bool>)(_ => true)));
    }
}
