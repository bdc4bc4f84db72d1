using Adapters.Generator.Symbols;

namespace Adapters.Generator.OpenApi.Schemas;

/// <summary>A JsonSerializerContext with the schemas of what it reads and writes.</summary>
/// <param name="TypeName">The class, with <c>global::</c>.</param>
/// <param name="Roots">The types that it knows.</param>
/// <param name="Components">The schemas that have names: those of the user's types.</param>
/// <param name="Uncommented">The assemblies whose comments are in files.</param>
internal sealed record ApiContext(
    string TypeName, EquatableArray<RootSchema> Roots, EquatableArray<ApiSchema> Components, EquatableArray<string> Uncommented);

/// <summary>The schema of a type that a context knows.</summary>
/// <param name="TypeName">The type as the context names it.</param>
internal sealed record RootSchema(string TypeName, string Json);
