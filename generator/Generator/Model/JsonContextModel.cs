namespace Adapters.Generator.Model;

/// <summary>A JsonSerializerContext and the types that it was told of.</summary>
internal sealed record JsonContextModel(string TypeName, EquatableArray<string> Types);
