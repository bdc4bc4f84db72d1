using Adapters.Generator.Rules;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Parsing;

/// <summary>The methods with [Blocking], of the compilation and of the assemblies that know the attribute.</summary>
internal sealed class MarkedMethods
{
    private readonly HashSet<ISymbol> _methods = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public MarkedMethods(Compilation compilation)
    {
        Add(compilation.Assembly);
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (assembly.Modules.First().ReferencedAssemblies.Any(r => r.Name == TypeNames.Contracts))
                Add(assembly);
        }
    }

    public bool IsEmpty => _names.Count == 0;

    public bool MayCall(string? name) => name is not null && _names.Contains(name);

    public bool Contains(IMethodSymbol method) => _methods.Contains((method.ReducedFrom ?? method).OriginalDefinition);

    private void Add(IAssemblySymbol assembly)
    {
        foreach (var type in SourceTypes.Of(assembly.GlobalNamespace))
        {
            var all = IsMarked(type);
            foreach (var member in type.GetMembers())
            {
                if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && (all || IsMarked(method)))
                {
                    _methods.Add(method);
                    _names.Add(method.Name);
                }
            }
        }
    }

    private static bool IsMarked(ISymbol symbol) => TypeNames.HasAttribute(symbol, TypeNames.BlockingAttribute);
}
