using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Dispatch;

/// <summary>The classes and structs of the compilation by what they derive from and implement: found by name, and then asked.</summary>
internal sealed class Implementations(Compilation compilation)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<INamedTypeSymbol>> _byBase = new(SymbolEqualityComparer.Default);
    private readonly Lazy<ILookup<string, DeclaredBase>> _bases = new(
        () => compilation.SyntaxTrees.SelectMany(t => BaseLists.Of(t).Bases).ToLookup(b => b.Base));

    private readonly Lazy<ILookup<string, string>> _aliases = new(
        () => compilation.SyntaxTrees.SelectMany(t => BaseLists.Of(t).Aliases).ToLookup(a => a.Name, a => a.Alias));

    /// <summary>The types that objects of the type may have, without abstract ones.</summary>
    public ImmutableArray<INamedTypeSymbol> Of(INamedTypeSymbol type) => _byBase.GetOrAdd(type.OriginalDefinition, Find);

    private ImmutableArray<INamedTypeSymbol> Find(INamedTypeSymbol type) =>
    [
        .. Named(type.Name).SelectMany(Declared).Prepend(type)
            .Where(t => t is { IsAbstract: false, TypeKind: TypeKind.Class or TypeKind.Struct } && DerivesFrom(t, type))
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default),
    ];

    /// <summary>The types declared with the name among their bases, or with the name of such a type.</summary>
    private IEnumerable<DeclaredBase> Named(string name)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { name };
        var queue = new Queue<string>(names);
        while (queue.Count > 0)
        {
            var next = queue.Dequeue();
            foreach (var alias in _aliases.Value[next].Where(names.Add))
                queue.Enqueue(alias);
            foreach (var declared in _bases.Value[next])
            {
                yield return declared;
                if (names.Add(declared.Name))
                    queue.Enqueue(declared.Name);
            }
        }
    }

    private IEnumerable<INamedTypeSymbol> Declared(DeclaredBase declared) => declared.MetadataName is { } name
        ? compilation.Assembly.GetTypeByMetadataName(name) is { } type ? [type] : []
        : compilation.GetSymbolsWithName(declared.Name, SymbolFilter.Type).OfType<INamedTypeSymbol>();

    private static bool DerivesFrom(INamedTypeSymbol type, INamedTypeSymbol ancestor)
    {
        if (ancestor.TypeKind == TypeKind.Interface)
            return type.AllInterfaces.Any(i => Same(i, ancestor));
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (Same(t, ancestor))
                return true;
        }

        return false;
    }

    private static bool Same(INamedTypeSymbol type, INamedTypeSymbol definition) =>
        SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, definition);
}
