namespace Generator.Tests.Rules.Async.WebSockets;

/// <summary>ADPT210: handlers that never accept their WebSocket.</summary>
public sealed class UnacceptedWebSocketTests
{
    [Theory]
    [InlineData("public async Task Echo(WebSocket [|socket|]) => await socket.SendAsync(\"hello\");")]
    [InlineData(
        "public async Task Echo(WebSocket [|socket|]) { await foreach (var text in socket.Texts()) await socket.SendAsync(text); }")]
    [InlineData("public async Task Echo(WebSocket [|socket|]) { if (!socket.IsAccepted) await Task.Yield(); }")]
    [InlineData("public async Task Echo(string name, WebSocket [|socket|]) => await Task.Yield();")]
    [InlineData("public Task Echo(WebSocket [|socket|]) { socket.TrySend(\"hello\"); return Task.CompletedTask; }")]
    public void One_that_is_used_and_never_accepted(string method) => AsyncRun.Finds(
        "ADPT210", "'Echo' never accepts 'socket', so its client is refused: call AcceptAsync before the first message, or DenyAsync",
        AsyncRun.Handler($"[WebSocket(\"/echo\")] {method}"));

    [Theory]
    [InlineData("public async Task Echo(WebSocket socket) { await socket.AcceptAsync(); await socket.SendAsync(\"hello\"); }")]
    [InlineData("public async Task Echo(WebSocket socket) => await socket.DenyAsync(401);")]
    [InlineData("public async Task Echo(WebSocket socket) => await socket.CloseAsync();")]
    [InlineData("public async Task Echo(WebSocket socket) { await Start(); async Task Start() => await socket.AcceptAsync(); }")]
    [InlineData(
        "public Task Echo(WebSocket socket) => Serve(socket); private static async Task Serve(WebSocket s) => await s.AcceptAsync();")]
    [InlineData("public async Task Echo(WebSocket socket) { var kept = socket; await kept.AcceptAsync(); }")]
    [InlineData("public async Task Echo(WebSocket socket, Send send) => await send(new WebSocketAccept());")]
    [InlineData("public Task Echo(WebSocket socket) => throw new NotImplementedException();")]
    public void One_that_is_decided_upon_here_or_elsewhere(string method) =>
        AsyncRun.FindsNothing(AsyncRun.Handler($"[WebSocket(\"/echo\")] {method}"));

    [Fact]
    public void A_method_that_is_no_handler() =>
        AsyncRun.FindsNothing(AsyncRun.Handler("public async Task Echo(WebSocket socket) => await socket.SendAsync(\"hello\");"));
}
