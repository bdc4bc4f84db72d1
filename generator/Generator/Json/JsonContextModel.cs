using Adapters.Generator.Symbols;

namespace Adapters.Generator.Json;

/// <summary>A JsonSerializerContext and the types that it knows.</summary>
/// <param name="Options">Its options that JSON depends on, each as it would be written.</param>
/// <param name="Naming">The naming policy of members.</param>
internal sealed record JsonContextModel(
    string TypeName, EquatableArray<string> Types, EquatableArray<JsonOption> Options, JsonNaming Naming)
{
    /// <summary>Returns the names of the options that another context sets otherwise.</summary>
    public IEnumerable<string> DifferencesTo(JsonContextModel other) => Options.Except(other.Options)
        .Concat(other.Options.Except(Options))
        .Select(o => o.Name)
        .Distinct()
        .OrderBy(n => n, StringComparer.Ordinal);
}

/// <summary>An option of a context.</summary>
internal sealed record JsonOption(string Name, string Value);
