namespace Adapters.Protocols.WebSockets;

/// <summary>The maximum sizes of what a peer may send. Each limit carries its reason.</summary>
internal sealed record WebSocketLimits
{
    /// <summary>
    /// Beyond the free ones, a message may have one fragment for each of this many bytes. A fragment costs its sender at least six
    /// bytes, so a smaller number would reject nobody.
    /// </summary>
    private const int BytesPerFragment = 16;

    /// <summary>The maximum size of a message, in bytes: the memory that a peer may pin with one. For both forms, if deflated.</summary>
    public int Message { get; init; } = 1024 * 1024;

    /// <summary>
    /// The maximum number of fragments of a message that are free. A long message may have more, because an honest sender that
    /// streams one sends many: only tiny fragments are an attack.
    /// </summary>
    public int Fragments { get; init; } = 1024;

    /// <summary>Indicates whether a message of so many bytes may have so many fragments.</summary>
    public bool Allows(long fragments, long bytes) => fragments <= Fragments + (bytes / BytesPerFragment);
}
