using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Adapters;

/// <summary>A message of a client. Its memory is valid until the next message is received.</summary>
public readonly struct WebSocketMessage
{
    internal WebSocketMessage(WebSocketReceive message)
    {
        IsText = message.Bytes is null;
        Bytes = message.Bytes ?? message.Utf8 ?? default;
    }

    /// <summary>True for text, false for binary data.</summary>
    public bool IsText { get; }

    /// <summary>The bytes, for text in UTF-8.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The message as text. Each call creates it. Binary data is read as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes.Span);

    /// <summary>Reads the message as JSON.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="info">The JSON metadata of the type, from a context.</param>
    /// <returns>The value, or null for <c>null</c>.</returns>
    /// <exception cref="JsonException">The message is not JSON of this type.</exception>
    public T? Json<T>(JsonTypeInfo<T> info) => JsonSerializer.Deserialize(Bytes.Span, info);
}
