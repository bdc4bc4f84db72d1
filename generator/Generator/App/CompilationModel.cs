using Adapters.Generator.OpenApi.Settings;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.App;

/// <summary>The facts about the compilation that the pipeline needs.</summary>
/// <param name="HasServiceScopes">Whether it knows the interface of scopes of services.</param>
/// <param name="IsLibrary">Whether other assemblies may reference it.</param>
/// <param name="OpenApi">What [assembly: OpenApi] says, or null if there is none.</param>
internal sealed record CompilationModel(
    string AssemblyName, bool HasServer, bool HasServiceScopes, EquatableArray<string> Modules, bool IgnoresPathCase, bool IsLibrary,
    OpenApiSettings? OpenApi);
