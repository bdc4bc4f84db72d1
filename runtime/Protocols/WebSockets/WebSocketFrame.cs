namespace Adapters.Protocols.WebSockets;

/// <summary>The head of a frame (RFC 6455, section 5.2).</summary>
internal struct WebSocketFrame
{
    /// <summary>The longest payload of a control frame (section 5.5).</summary>
    public const int MaxControl = 125;

    /// <summary>The opcodes from here on are those of control frames.</summary>
    private const WebSocketOpcode FirstControl = WebSocketOpcode.Close;

    public WebSocketOpcode Opcode;

    /// <summary>True if this is the last frame of its message.</summary>
    public bool IsFinal;

    /// <summary>RSV1: the message is deflated (RFC 7692, section 6).</summary>
    public bool IsDeflated;

    /// <summary>The length of the payload in bytes.</summary>
    public long Length;

    /// <summary>The mask, in the order of its bytes in memory.</summary>
    public uint Mask;

    public readonly bool IsControl => Opcode >= FirstControl;
}
