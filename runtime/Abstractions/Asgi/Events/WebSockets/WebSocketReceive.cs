using System.ComponentModel;
using System.Text;

namespace Adapters;

/// <summary>A whole message from the client (<c>websocket.receive</c>): exactly one of the two values is set.</summary>
public sealed class WebSocketReceive : ReceiveEvent
{
    private ReadOnlyMemory<byte>? _bytes;
    private ReadOnlyMemory<byte>? _utf8;
    private string? _text;

    /// <inheritdoc />
    public override string Type => "websocket.receive";

    /// <summary>The bytes of a binary message, or null. Valid until the next call of receive.</summary>
    public ReadOnlyMemory<byte>? Bytes
    {
        get => _bytes;
        set => _bytes = value;
    }

    /// <summary>The text of a text message, or null. Created from <see cref="Utf8"/> when it is asked for.</summary>
    public string? Text
    {
        get => _text ??= _utf8 is { } utf8 ? Encoding.UTF8.GetString(utf8.Span) : null;
        set => (_text, _utf8) = (value, value is null ? default(ReadOnlyMemory<byte>?) : Encoding.UTF8.GetBytes(value));
    }

    /// <summary>The text of a text message as UTF-8, or null. Valid until the next call of receive.</summary>
    public ReadOnlyMemory<byte>? Utf8 => _utf8;

    /// <summary>Sets the message to one that arrived. For servers.</summary>
    /// <param name="payload">The bytes: valid UTF-8 if it is text.</param>
    /// <param name="isText">True if it is text.</param>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public void Set(ReadOnlyMemory<byte> payload, bool isText)
    {
        _bytes = isText ? default(ReadOnlyMemory<byte>?) : payload;
        _utf8 = isText ? payload : default(ReadOnlyMemory<byte>?);
        _text = null;
    }
}
