using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Benchmarks.Rules.Suite;

/// <summary>Loads a peer's files apart from the others': what is not among them is this program's, the compiler above all.</summary>
internal sealed class PeerLoader(string folder) : AssemblyLoadContext, IAnalyzerAssemblyLoader
{
    public void AddDependencyLocation(string fullPath)
    {
        // All files of a peer are in one folder.
    }

    public Assembly LoadFromPath(string fullPath) => LoadFromAssemblyPath(fullPath);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
