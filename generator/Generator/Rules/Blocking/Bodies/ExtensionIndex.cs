using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Blocking.Bodies;

/// <summary>The extension methods of an assembly whose names end in Async: they may stand for a call though their namespace is not imported.</summary>
internal sealed class ExtensionIndex
{
    // The symbol of a referenced assembly is shared by the compilations that reference it unchanged; that of the source is new for each.
    private static readonly ConditionalWeakTable<IAssemblySymbol, ExtensionIndex> Read = new();

    private readonly Dictionary<string, List<IMethodSymbol>> _byName = new(StringComparer.Ordinal);

    public static IEnumerable<IMethodSymbol> Find(Compilation compilation, string name)
    {
        foreach (var method in Read.GetValue(compilation.Assembly, Index).Of(name))
            yield return method;
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            foreach (var method in Read.GetValue(assembly, Index).Of(name))
                yield return method;
        }
    }

    private IEnumerable<IMethodSymbol> Of(string name) => _byName.TryGetValue(name, out var found) ? found : [];

    private static ExtensionIndex Index(IAssemblySymbol assembly)
    {
        var index = new ExtensionIndex();
        if (!assembly.MightContainExtensionMethods)
            return index;
        foreach (var type in SourceTypes.Of(assembly.GlobalNamespace))
        {
            if (type is { IsStatic: true, MightContainExtensionMethods: true, ContainingType: null })
                index.Add(type);
        }

        return index;
    }

    private void Add(INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is not IMethodSymbol { IsExtensionMethod: true } method || !method.Name.EndsWith("Async", StringComparison.Ordinal))
                continue;
            if (!_byName.TryGetValue(method.Name, out var methods))
                _byName.Add(method.Name, methods = []);
            methods.Add(method);
        }
    }
}
