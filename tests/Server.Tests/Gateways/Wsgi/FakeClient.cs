using System.Text;

namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>The client's side of one exchange: gives a body in parts, and keeps what was sent.</summary>
internal sealed class FakeClient(LoopPump loop)
{
    private readonly Queue<ReceiveEvent> _parts = [];
    private readonly MemoryStream _body = new();

    public int Status { get; private set; }

    public string? Reason { get; private set; }

    public HeaderList? Headers { get; private set; }

    public int Starts { get; private set; }

    /// <summary>The lengths of the body events, in order.</summary>
    public List<int> Blocks { get; } = [];

    public bool IsComplete { get; private set; }

    public int Receives { get; private set; }

    public byte[] Body => _body.ToArray();

    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>Each part is read a turn of the loop later.</summary>
    public bool IsSlow { get; init; }

    /// <summary>What each body event after the start leads to; an exception stands for a client that has left.</summary>
    public Action<int>? OnBlock { get; set; }

    /// <summary>What a middleware does to the start event after it was sent.</summary>
    public Action<HttpResponseStart>? OnStart { get; set; }

    public FakeClient Gives(params string[] parts)
    {
        for (var i = 0; i < parts.Length; i++)
            _parts.Enqueue(new HttpRequest { Body = Encoding.UTF8.GetBytes(parts[i]), MoreBody = i < parts.Length - 1 });
        return this;
    }

    /// <summary>Gives parts and leaves before the last.</summary>
    public FakeClient Leaves(params string[] parts)
    {
        foreach (var part in parts)
            _parts.Enqueue(new HttpRequest { Body = Encoding.UTF8.GetBytes(part), MoreBody = true });
        _parts.Enqueue(HttpDisconnect.Instance);
        return this;
    }

    public async ValueTask<ReceiveEvent> Receive()
    {
        Assert.True(loop.IsCurrent, "receive was called off the loop");
        Receives++;
        if (IsSlow)
            await Task.Yield();
        return _parts.TryDequeue(out var part) ? part : new HttpRequest();
    }

    public async ValueTask Send(SendEvent message)
    {
        Assert.True(loop.IsCurrent, "send was called off the loop");
        if (message is HttpResponseStart start)
        {
            Starts++;
            Status = start.Status;
            Reason = start.Reason;
            Headers = [.. start.Headers];
            OnStart?.Invoke(start);
            return;
        }

        var body = Assert.IsType<HttpResponseBody>(message);
        Assert.True(Starts > 0, "the body came before the start");
        Assert.False(IsComplete, "the body goes on after its end");
        OnBlock?.Invoke(Blocks.Count);
        if (IsSlow)
            await Task.Yield();
        Blocks.Add(body.Body.Length);
        _body.Write(body.Body.Span);
        IsComplete = !body.MoreBody;
    }
}
