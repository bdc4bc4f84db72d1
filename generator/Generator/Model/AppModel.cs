namespace Adapters.Generator.Model;

/// <summary>The class that is filled with the entry points.</summary>
internal sealed record AppModel(string? Namespace, string Name, string Modifiers, string HintName);

/// <summary>A JsonSerializerContext and the types that it was told of.</summary>
internal sealed record JsonContextModel(string TypeName, EquatableArray<string> Types);

/// <summary>What the pipeline needs to know of the compilation, and nothing else of it.</summary>
internal sealed record CompilationModel(string AssemblyName, bool HasServer, EquatableArray<string> Modules);
