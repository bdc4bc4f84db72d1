using System.ComponentModel;
using System.Text;

namespace Adapters;

/// <summary>A whole message to the client (<c>websocket.send</c>): exactly one of the two values is set.</summary>
public sealed class WebSocketSend : SendEvent
{
    private ReadOnlyMemory<byte>? _utf8;
    private string? _text;

    /// <summary>Creates a message without a value.</summary>
    public WebSocketSend()
    {
    }

    /// <summary>Creates a text message.</summary>
    /// <param name="text">The text.</param>
    public WebSocketSend(string text) => Text = text;

    /// <summary>Creates a binary message.</summary>
    /// <param name="bytes">The bytes.</param>
    public WebSocketSend(ReadOnlyMemory<byte> bytes) => Bytes = bytes;

    /// <inheritdoc />
    public override string Type => "websocket.send";

    /// <summary>The bytes of a binary message, or null.</summary>
    public ReadOnlyMemory<byte>? Bytes { get; set; }

    /// <summary>The text of a text message, or null.</summary>
    public string? Text
    {
        get => _text ??= _utf8 is { } utf8 ? Encoding.UTF8.GetString(utf8.Span) : null;
        set => (_text, _utf8) = (value, null);
    }

    /// <summary>The text as UTF-8 if it is encoded already, so that a message to many clients is encoded once; otherwise null.</summary>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public ReadOnlyMemory<byte>? Utf8 => _utf8;

    /// <summary>
    /// Indicates that the message is only to be sent if there is room for it in the queue of the client. The send completes at once,
    /// from any thread and beside another send, and <see cref="IsTaken"/> has the outcome. The memory must not change afterwards.
    /// </summary>
    public bool IsOffer { get; set; }

    /// <summary>After an offer was sent, true if the server has taken it.</summary>
    public bool IsTaken { get; set; }

    /// <summary>Creates a text message from text that is encoded already and valid, as that of a serializer.</summary>
    internal static WebSocketSend OfUtf8(ReadOnlyMemory<byte> utf8) => new() { _utf8 = utf8 };
}
