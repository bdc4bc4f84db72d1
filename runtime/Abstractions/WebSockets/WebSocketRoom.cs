using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Adapters;

/// <summary>
/// WebSockets that receive the same messages. It may be used from any thread. A member whose queue is full misses a message instead
/// of holding up the others; the server counts what is missed.
/// </summary>
public sealed class WebSocketRoom
{
    private readonly Lock _gate = new();
    private readonly Dictionary<WebSocket, int> _places = [];
    private WebSocket[]? _members;

    /// <summary>The number of members.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _places.Count;
        }
    }

    /// <summary>Adds a WebSocket. Joining again has no effect.</summary>
    /// <param name="member">The WebSocket, which must have been accepted.</param>
    /// <returns>An object that removes it when it is disposed of.</returns>
    /// <exception cref="InvalidOperationException">The handshake was not accepted.</exception>
    public IDisposable Join(WebSocket member)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (!member.IsAccepted)
            throw new InvalidOperationException("The WebSocket was not accepted: call AcceptAsync first.");
        lock (_gate)
        {
            if (_places.TryAdd(member, 0))
                _members = null;
        }

        return new Membership(this, member);
    }

    /// <summary>Sends text to every member. It is encoded once.</summary>
    /// <param name="text">The text.</param>
    /// <param name="except">A member that does not receive it, such as its author, or null.</param>
    /// <returns>The number of members that have taken the message.</returns>
    public int Broadcast(string text, WebSocket? except = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return BroadcastUtf8(Encoding.UTF8.GetBytes(text), except);
    }

    /// <summary>Sends a value as JSON text to every member. It is serialized once.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="info">The JSON metadata of the type, from a context.</param>
    /// <param name="except">A member that does not receive it, or null.</param>
    /// <returns>The number of members that have taken the message.</returns>
    public int BroadcastJson<T>(T value, JsonTypeInfo<T> info, WebSocket? except = null) =>
        BroadcastUtf8(JsonSerializer.SerializeToUtf8Bytes(value, info), except);

    /// <summary>Sends binary data to every member.</summary>
    /// <param name="bytes">The bytes, which must not change afterwards.</param>
    /// <param name="except">A member that does not receive it, or null.</param>
    /// <returns>The number of members that have taken the message.</returns>
    public int BroadcastBytes(ReadOnlyMemory<byte> bytes, WebSocket? except = null)
    {
        var taken = 0;
        foreach (var member in Members())
        {
            if (member != except && member.Offer(new WebSocketSend(bytes)))
                taken++;
        }

        return taken;
    }

    private int BroadcastUtf8(ReadOnlyMemory<byte> utf8, WebSocket? except)
    {
        var taken = 0;
        foreach (var member in Members())
        {
            if (member != except && member.Offer(WebSocketSend.OfUtf8(utf8)))
                taken++;
        }

        return taken;
    }

    /// <summary>Returns the members of this moment. The array is kept until someone joins or leaves.</summary>
    private WebSocket[] Members()
    {
        lock (_gate)
            return _members ??= [.. _places.Keys];
    }

    private void Leave(WebSocket member)
    {
        lock (_gate)
        {
            if (_places.Remove(member))
                _members = null;
        }
    }

    private sealed class Membership(WebSocketRoom room, WebSocket member) : IDisposable
    {
        public void Dispose() => room.Leave(member);
    }
}
