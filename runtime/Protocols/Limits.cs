namespace Adapters.Protocols;

/// <summary>The maximum sizes of a request that a protocol accepts. Each limit carries its reason.</summary>
public sealed record Limits
{
    /// <summary>
    /// The maximum size of the request line, in bytes: the 8,000 octets that RFC 9112, section 3 recommends, rounded up.
    /// </summary>
    public int RequestLine { get; init; } = 8 * 1024;

    /// <summary>
    /// The maximum size of all field lines together, in bytes: the memory that a request may pin before an application sees it.
    /// </summary>
    public int Fields { get; init; } = 32 * 1024;

    /// <summary>The maximum number of field lines. It limits the work of looking one up.</summary>
    public int FieldCount { get; init; } = 100;

    /// <summary>The maximum size of a body, in bytes: 30 MB, as Kestrel's default.</summary>
    public long Body { get; init; } = 30_000_000;

    /// <summary>The maximum size of the extensions of one chunk, in bytes: nobody uses them, so more is an attack.</summary>
    public int ChunkExtension { get; init; } = 256;
}
