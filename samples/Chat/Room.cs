namespace Adapters.Samples.Chat;

/// <summary>A room with its members and its last messages.</summary>
public sealed class Room
{
    private const int Kept = 50;

    private readonly Lock _gate = new();
    private readonly Queue<ChatMessage> _history = new();
    private readonly WebSocketRoom _members = new();

    /// <summary>Adds a member. Returns what was said before, and what removes the member again.</summary>
    public (ChatMessage[] History, IDisposable Membership) Join(WebSocket member)
    {
        lock (_gate)
            return ([.. _history], _members.Join(member));
    }

    /// <summary>Keeps a message and sends it to every member, also its author.</summary>
    public void Say(ChatMessage message)
    {
        lock (_gate)
        {
            _history.Enqueue(message);
            if (_history.Count > Kept)
                _history.Dequeue();
            _members.BroadcastJson(message, ChatJson.Default.ChatMessage);
        }
    }
}
