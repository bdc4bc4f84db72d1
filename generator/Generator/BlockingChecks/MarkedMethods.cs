using Adapters.Analyzers.Blocking.Members;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.BlockingChecks;

/// <summary>The methods with [Blocking] in the compilation and in the assemblies that reference the attribute.</summary>
internal sealed class MarkedMethods
{
    private readonly HashSet<ISymbol> _methods = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public MarkedMethods(Compilation compilation, CancellationToken cancellation)
    {
        Add(compilation.Assembly, cancellation);
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (assembly.Modules.First().ReferencedAssemblies.Any(r => r.Name == TypeNames.Contracts))
                Add(assembly, cancellation);
        }
    }

    public bool IsEmpty => _names.Count == 0;

    public bool MayCall(string? name) => name is not null && _names.Contains(name);

    /// <summary>Determines whether the method is marked, or overrides a marked one and has no mark of its own.</summary>
    public bool Contains(IMethodSymbol method)
    {
        for (var m = (method.ReducedFrom ?? method).OriginalDefinition; m is not null; m = m.OverriddenMethod?.OriginalDefinition)
        {
            if (_methods.Contains(m))
                return true;
            if (Marks.Of(m) == false)
                return false;
        }

        return false;
    }

    private void Add(IAssemblySymbol assembly, CancellationToken cancellation)
    {
        foreach (var type in SourceTypes.Of(assembly.GlobalNamespace))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var member in type.GetMembers())
            {
                if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && Marks.Of(method) == true)
                {
                    _methods.Add(method);
                    _names.Add(method.Name);
                }
            }
        }
    }
}
