namespace Adapters.Protocols;

/// <summary>How much of a request a protocol takes before it refuses the rest. Each limit carries its reason.</summary>
public sealed record Limits
{
    /// <summary>Bytes of the request line: the 8,000 octets that RFC 9112, section 3 asks for, rounded up.</summary>
    public int RequestLine { get; init; } = 8 * 1024;

    /// <summary>Bytes of all field lines together: what a request may pin in memory before an application sees it.</summary>
    public int Fields { get; init; } = 32 * 1024;

    /// <summary>The number of field lines: bounds the work of whoever looks one up.</summary>
    public int FieldCount { get; init; } = 100;

    /// <summary>Bytes of a body: 30 MB, as Kestrel's default.</summary>
    public long Body { get; init; } = 30_000_000;

    /// <summary>Bytes of the extensions of one chunk: nobody uses them, so more is an attack.</summary>
    public int ChunkExtension { get; init; } = 256;
}
