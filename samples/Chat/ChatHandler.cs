using System.Collections.Concurrent;
using System.Text.Json;

namespace Adapters.Samples.Chat;

/// <summary>Rooms in which everyone reads what everyone writes. The page is at /.</summary>
[Handler]
public sealed class ChatHandler
{
    private const int LongestText = 500;
    private readonly ConcurrentDictionary<string, Room> _rooms = new();
    private byte[] _page = [];

    /// <summary>Loads the page before the first request.</summary>
    [Startup]
    public async Task LoadPage(CancellationToken cancellation)
    {
        await using var page = typeof(ChatHandler).Assembly.GetManifestResourceStream("page.html")!;
        _page = new byte[page.Length];
        await page.ReadExactlyAsync(_page, cancellation);
    }

    /// <summary>The page, which connects to the room of its fragment.</summary>
    [Get("/")]
    public ValueTask<Response> Index() => new(Response.Bytes(_page, "text/html; charset=utf-8"));

    /// <summary>
    /// A room. A page of another origin is denied, and so is a client without a name: authentication belongs to the handshake, because
    /// it is the last request that carries cookies.
    /// </summary>
    [WebSocket("/rooms/{name}", Origins = ["self"])]
    public async Task Enter(WebSocket socket, string name, string user = "")
    {
        if (user.Length is 0 or > 20)
        {
            await socket.DenyAsync(401, "Say who you are: ?user=NAME");
            return;
        }

        await socket.AcceptAsync();
        var room = _rooms.GetOrAdd(name, _ => new Room());
        var (history, membership) = room.Join(socket);
        using (membership)
        {
            foreach (var message in history)
                await socket.SendJsonAsync(message, ChatJson.Default.ChatMessage);
            await foreach (var message in socket.Messages())
            {
                if (Read(message) is { Length: > 0 and <= LongestText } text)
                    room.Say(new ChatMessage(user, text));
                else
                    await socket.CloseAsync(1008, $"A message is JSON with a text of at most {LongestText} characters");
            }
        }
    }

    private static string? Read(WebSocketMessage message)
    {
        try
        {
            return message.Json(ChatJson.Default.ChatInput)?.Text;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
