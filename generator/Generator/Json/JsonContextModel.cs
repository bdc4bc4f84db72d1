using Adapters.Generator.Symbols;

namespace Adapters.Generator.Json;

/// <summary>A JsonSerializerContext and the types that it knows.</summary>
internal sealed record JsonContextModel(string TypeName, EquatableArray<string> Types);
