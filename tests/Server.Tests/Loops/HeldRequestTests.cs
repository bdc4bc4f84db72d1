using Adapters.Server.Loops;
using Adapters.Server.Tests.Connections;

namespace Adapters.Server.Tests.Loops;

/// <summary>Handlers that say what the watchdog would call the work that runs.</summary>
[Handler("/held")]
public sealed class HeldHandler
{
    internal static EventLoop? Loop { get; set; }

    internal static TaskCompletionSource Left { get; } = new();

    internal static Task? Work { get; private set; }

    internal static string? SeenByWorkLeftBehind { get; private set; }

    [Get("/at-once")]
    public ValueTask<string> AtOnce() => new(HeldRequest.NameOf(Loop!));

    [Get("/later")]
    public async Task<string> Later()
    {
        await Task.Yield();
        return HeldRequest.NameOf(Loop!);
    }

    [Get("/leave")]
    public ValueTask<string> Leave()
    {
        Work = WorkAsync();
        return new ValueTask<string>("left");
    }

    private static async Task WorkAsync()
    {
        await Left.Task;
        SeenByWorkLeftBehind = HeldRequest.NameOf(Loop!);
    }
}

/// <summary>What the watchdog calls the work that holds a loop: no request is blamed that is not known to do it.</summary>
public sealed class HeldRequestTests : IDisposable
{
    private const string Doubt = " (or work that an earlier request left behind)";
    private readonly LoopedServer _server = new(AllocationApp.Asgi);

    public HeldRequestTests() => HeldHandler.Loop = _server.Loop;

    [Fact]
    public void A_request_is_named_by_its_route()
    {
        var client = _server.Connect();
        Assert.Equal("GET /held/later (HeldHandler.Later)", Ask(client, "later"));
        for (var i = 0; i < 2; i++)
            Assert.Equal("GET /held/at-once (HeldHandler.AtOnce)", Ask(client, "at-once"));
    }

    [Fact]
    public void What_follows_an_await_may_be_an_earlier_requests()
    {
        var client = _server.Connect();
        Ask(client, "leave");
        Assert.Equal("GET /held/later (HeldHandler.Later)" + Doubt, Ask(client, "later"));
        HeldHandler.Left.SetResult();
        _server.Turn();
        Assert.Equal("a request that has ended", HeldHandler.SeenByWorkLeftBehind);
        Assert.Equal("GET /held/at-once (HeldHandler.AtOnce)", Ask(client, "at-once"));
    }

    [Fact]
    public void Work_that_is_no_requests_has_its_own_name()
    {
        Assert.Equal(HeldRequest.None, HeldRequest.NameOf(_server.Loop));
        _server.Loop.Enter(new NamedLoopContext(_server.Loop, () => "the application's shutdown"));
        Assert.Equal("the application's shutdown", HeldRequest.NameOf(_server.Loop));
        _server.Loop.Exit();
    }

    public void Dispose() => _server.Dispose();

    private string Ask(Server.Transports.Memory.MemoryClient client, string path)
    {
        var answer = _server.Ask(client, $"GET /held/{path} HTTP/1.1\r\nHost: a\r\n\r\n");
        return answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
    }
}
