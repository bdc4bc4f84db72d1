namespace Adapters.CompilerServices;

/// <summary>Something that is wrong with one value of a request.</summary>
/// <param name="Place">The part of the request: query, header, cookie, form or body.</param>
/// <param name="Name">The name of the value, or null for the whole part.</param>
/// <param name="Detail">The rest of a sentence that begins with the value, such as <c>is missing</c>.</param>
/// <param name="Pointer">The place inside the JSON (RFC 6901), or null.</param>
internal sealed record RequestError(string Place, string? Name, string Detail, string? Pointer = null)
{
    /// <summary>Indicates whether the detail is a whole sentence by itself.</summary>
    public bool IsSentence { get; init; }

    /// <summary>The whole sentence.</summary>
    public string Sentence => IsSentence ? (Name is null ? Detail : $"{Name}: {Detail}")
        : Name is null ? $"The {Place} {Detail}." : $"The {Place} value {Name} {Detail}.";
}
