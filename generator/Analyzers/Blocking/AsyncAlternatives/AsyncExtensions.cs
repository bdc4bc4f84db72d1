using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Adapters.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.AsyncAlternatives;

/// <summary>The asynchronous extension methods that a compilation has, imported or not: they may stand for a call.</summary>
internal sealed class AsyncExtensions(Compilation compilation)
{
    // The symbol of a referenced assembly is shared by the compilations that reference it unchanged.
    private static readonly ConditionalWeakTable<IAssemblySymbol, Dictionary<string, List<IMethodSymbol>>> OfAssemblies = new();

    private readonly Lazy<HashSet<string>> _declared = new(() => [.. compilation.SyntaxTrees.SelectMany(AsyncExtensionNames.Of)]);
    private readonly ConcurrentDictionary<string, ImmutableArray<IMethodSymbol>> _byName = new(StringComparer.Ordinal);

    public bool Contains(string name) => !_byName.GetOrAdd(name, Read).IsEmpty;

    /// <summary>Those of a name that can be called on the receiver; null for one that is not known.</summary>
    public IEnumerable<IMethodSymbol> Find(string name, ITypeSymbol? receiver)
    {
        foreach (var method in _byName.GetOrAdd(name, Read))
        {
            if (receiver is null || method.Parameters is [var extended, ..] && Accepts(extended.Type, receiver))
                yield return method;
        }
    }

    private ImmutableArray<IMethodSymbol> Read(string name)
    {
        var found = ImmutableArray.CreateBuilder<IMethodSymbol>();
        if (_declared.Value.Contains(name))
            found.AddRange(compilation.GetSymbolsWithName(name, SymbolFilter.Member).OfType<IMethodSymbol>()
                .Where(m => m.IsExtensionMethod));
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (OfAssemblies.GetValue(assembly, Index).TryGetValue(name, out var methods))
                found.AddRange(methods);
        }

        return found.ToImmutable();
    }

    /// <summary>
    /// Indicates whether a receiver of the type may be given to the parameter. Binding decides; this spares it where the types
    /// have nothing in
    /// common.
    /// </summary>
    private static bool Accepts(ITypeSymbol parameter, ITypeSymbol receiver)
    {
        // Arrays and strings are given as spans, too.
        if (parameter is not INamedTypeSymbol { Name: not ("Span" or "ReadOnlySpan") }
            || receiver is not (INamedTypeSymbol or IArrayTypeSymbol))
            return true;
        var definition = parameter.OriginalDefinition;
        for (var type = receiver; type is not null; type = type.BaseType)
        {
            if (Same(type, definition))
                return true;
        }

        return parameter.TypeKind == TypeKind.Interface && receiver.AllInterfaces.Any(i => Same(i, definition));
    }

    private static bool Same(ITypeSymbol type, ITypeSymbol definition) =>
        SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, definition);

    private static Dictionary<string, List<IMethodSymbol>> Index(IAssemblySymbol assembly)
    {
        var byName = new Dictionary<string, List<IMethodSymbol>>(StringComparer.Ordinal);
        if (!assembly.MightContainExtensionMethods)
            return byName;
        foreach (var type in SourceTypes.Of(assembly.GlobalNamespace))
        {
            if (type is { IsStatic: true, MightContainExtensionMethods: true, ContainingType: null })
                Add(type, byName);
        }

        return byName;
    }

    private static void Add(INamedTypeSymbol type, Dictionary<string, List<IMethodSymbol>> byName)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is not IMethodSymbol { IsExtensionMethod: true } method || !AsyncExtensionNames.IsAsynchronous(method.Name))
                continue;
            if (!byName.TryGetValue(method.Name, out var methods))
                byName.Add(method.Name, methods = []);
            methods.Add(method);
        }
    }
}
