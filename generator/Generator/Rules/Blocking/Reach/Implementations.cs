using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Blocking.Reach;

/// <summary>The classes and structs of the compilation by what they derive from and implement.</summary>
internal sealed class Implementations(Compilation compilation)
{
    private static readonly List<INamedTypeSymbol> None = [];

    private readonly Lazy<Dictionary<INamedTypeSymbol, List<INamedTypeSymbol>>> _byBase = new(() => Index(compilation.Assembly.GlobalNamespace));

    /// <summary>The types that objects of the type may have, without abstract ones.</summary>
    public IReadOnlyList<INamedTypeSymbol> Of(INamedTypeSymbol type) =>
        _byBase.Value.TryGetValue(type.OriginalDefinition, out var found) ? found : None;

    private static Dictionary<INamedTypeSymbol, List<INamedTypeSymbol>> Index(INamespaceSymbol root)
    {
        var byBase = new Dictionary<INamedTypeSymbol, List<INamedTypeSymbol>>(SymbolEqualityComparer.Default);
        foreach (var type in SourceTypes.Of(root))
        {
            if (type.IsAbstract || type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
                continue;
            for (var t = type; t is not null; t = t.BaseType)
                Add(byBase, t, type);
            foreach (var contract in type.AllInterfaces)
                Add(byBase, contract, type);
        }

        return byBase;
    }

    private static void Add(Dictionary<INamedTypeSymbol, List<INamedTypeSymbol>> byBase, INamedTypeSymbol key, INamedTypeSymbol type)
    {
        key = key.OriginalDefinition;
        if (!byBase.TryGetValue(key, out var types))
            byBase.Add(key, types = []);
        types.Add(type);
    }
}
