using Adapters.Generator.Symbols;

namespace Adapters.Generator.App;

/// <summary>The facts about the compilation that the pipeline needs.</summary>
/// <param name="HasServiceScopes">Whether it knows the interface of scopes of services.</param>
/// <param name="IsLibrary">Whether other assemblies may reference it.</param>
internal sealed record CompilationModel(
    string AssemblyName, bool HasServer, bool HasServiceScopes, EquatableArray<string> Modules, bool IgnoresPathCase, bool IsLibrary);
