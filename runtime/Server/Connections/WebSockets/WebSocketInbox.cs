namespace Adapters.Server.Connections.WebSockets;

/// <summary>
/// Puts messages together and keeps them until the application asks for them. A message has memory of its own, which the garbage
/// collector frees: the application may keep it without seeing another's bytes.
/// </summary>
internal sealed class WebSocketInbox(WebSocketSettings settings)
{
    /// <summary>A message that comes in parts begins with this much memory, however long its frame claims to be.</summary>
    private const int FirstSize = 1024;

    private readonly Queue<(ReadOnlyMemory<byte> Payload, bool IsText)> _messages = new();
    private byte[] _parts = [];
    private int _length;
    private long _bytes;

    /// <summary>True if there is no room for another message.</summary>
    public bool IsFull => _messages.Count >= settings.ReceiveQueue || _bytes >= settings.Limits.Message;

    public bool IsEmpty => _messages.Count == 0;

    /// <summary>The message whose end is not marked yet.</summary>
    public ReadOnlySpan<byte> Current => _parts.AsSpan(0, _length);

    /// <summary>Adds a part of the current message.</summary>
    public void Append(ReadOnlySpan<byte> part)
    {
        var length = _length + part.Length;
        // The usual message comes whole, and has exactly the memory that it needs.
        if (length > _parts.Length)
            Array.Resize(ref _parts, _length == 0 ? part.Length : Math.Max(Math.Max(length, _parts.Length * 2), FirstSize));
        part.CopyTo(_parts.AsSpan(_length));
        _length = length;
    }

    /// <summary>The bytes of the current message mean others.</summary>
    public void Replace(byte[] message) => (_parts, _length) = (message, message.Length);

    /// <summary>The current message is complete.</summary>
    public void Complete(bool isText)
    {
        _messages.Enqueue((_parts.AsMemory(0, _length), isText));
        _bytes += _length;
        Discard();
    }

    /// <summary>The current message is not needed.</summary>
    public void Discard() => (_parts, _length) = ([], 0);

    public bool TryTake(WebSocketReceive message)
    {
        if (!_messages.TryDequeue(out var next))
            return false;
        _bytes -= next.Payload.Length;
        message.Set(next.Payload, next.IsText);
        return true;
    }

    /// <summary>Drops the message that has waited longest, if there is no room for the current one. Returns false if there is.</summary>
    public bool TryMakeRoom()
    {
        if (_messages.Count < settings.ReceiveQueue && (_messages.Count == 0 || _bytes + _length <= settings.Limits.Message))
            return false;
        _bytes -= _messages.Dequeue().Payload.Length;
        return true;
    }
}
