using Adapters.Generator.Symbols;

namespace Adapters.Generator.App;

/// <summary>What the pipeline needs to know of the compilation, and nothing else of it.</summary>
internal sealed record CompilationModel(string AssemblyName, bool HasServer, EquatableArray<string> Modules);
