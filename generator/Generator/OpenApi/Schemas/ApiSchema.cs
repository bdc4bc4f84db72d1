namespace Adapters.Generator.OpenApi.Schemas;

/// <summary>A schema that others refer to by its name.</summary>
/// <param name="Key">What identifies it: the type, and how it is written as JSON.</param>
/// <param name="Name">The name that it has if no other schema has that.</param>
/// <param name="FullName">The name that it has otherwise.</param>
/// <param name="PatchJson">The schema of a change, in which every member may be missing, or null if that is the same.</param>
internal sealed record ApiSchema(string Key, string Name, string FullName, string Json, string? PatchJson);
