using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Symbols;

/// <summary>All types under a namespace, nested ones too.</summary>
internal static class SourceTypes
{
    public static IEnumerable<INamedTypeSymbol> Of(INamespaceOrTypeSymbol container)
    {
        var pending = new Stack<INamespaceOrTypeSymbol>();
        Push(container, pending);
        while (pending.Count > 0)
        {
            var next = pending.Pop();
            if (next is INamedTypeSymbol type)
                yield return type;
            Push(next, pending);
        }
    }

    private static void Push(INamespaceOrTypeSymbol container, Stack<INamespaceOrTypeSymbol> pending)
    {
        // The other members of a type are not asked for: each would be made.
        var members = container is INamedTypeSymbol type ? type.GetTypeMembers() : container.GetMembers().OfType<INamespaceOrTypeSymbol>();
        foreach (var member in members.Reverse())
            pending.Push(member);
    }
}
