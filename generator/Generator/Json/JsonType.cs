namespace Adapters.Generator.Json;

/// <summary>A type that is read from or written as JSON.</summary>
/// <param name="Name">The type as a JsonSerializerContext names it: without question marks on reference types.</param>
/// <param name="TypeName">The type as emitted code names it.</param>
/// <param name="Context">The JsonSerializerContext that knows the type; null until it is resolved.</param>
internal sealed record JsonType(string Name, string TypeName, string? Context = null)
{
    public JsonType Resolve(IReadOnlyList<JsonContextModel> contexts) => this with
    {
        Context = contexts
            .Where(c => c.Types.Contains(Name))
            .Select(c => c.TypeName)
            .OrderBy(n => n, StringComparer.Ordinal)
            .FirstOrDefault(),
    };
}
