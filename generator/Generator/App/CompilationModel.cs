using Adapters.Generator.Symbols;

namespace Adapters.Generator.App;

/// <summary>The facts about the compilation that the pipeline needs.</summary>
/// <param name="IsLibrary">Whether other assemblies may reference it.</param>
internal sealed record CompilationModel(string AssemblyName, bool HasServer, EquatableArray<string> Modules, bool IgnoresPathCase,
    bool IsLibrary);
