using Adapters.Generator.Json;

namespace Adapters.Generator.Validation;

/// <summary>The names of a member.</summary>
/// <param name="Name">The name in the source.</param>
/// <param name="Json">The name that an attribute gives it in JSON, or null.</param>
/// <param name="Form">The name that an attribute gives it in a form or query, or null.</param>
internal sealed record MemberName(string Name, string? Json, string? Form)
{
    /// <summary>Returns the name in a request.</summary>
    /// <param name="naming">The naming policy of JSON, or null for a form.</param>
    public string In(JsonNaming? naming) => naming is { } policy
        ? Json ?? JsonNames.Convert(Name, policy)
        : Form ?? (Name.Length == 0 ? Name : char.ToLowerInvariant(Name[0]) + Name.Substring(1));
}
