namespace Generator.Tests.Rules.Async.Tokens;

/// <summary>ADPT202 and ADPT209: handlers without a token, and with one that they never use.</summary>
public sealed class HandlerTokenTests
{
    [Theory]
    [InlineData("public async Task<string> [|Show|]() => await client.GetStringAsync(\"/\");", "HttpClient.GetStringAsync")]
    [InlineData("public Task<string> [|Show|]() => client.GetStringAsync(\"/\");", "HttpClient.GetStringAsync")]
    [InlineData("public async Task [|Show|](int page = 1) { await store.SaveAsync(); await Task.Delay(page); }", "Task.Delay")]
    [InlineData(
        "public async Task [|Show|]() => await Load(1); private Task Load(int n, CancellationToken token = default) => Task.Delay(n, "
        + "token);", "Load")]
    [InlineData(
        "public async Task [|Show|]() => await Load(1); private Task Load(int n) => Task.Delay(n); private Task Load(int n, "
        + "CancellationToken token) => Task.Delay(n, token);", "Load")]
    [InlineData("public async Task [|Show|]() { foreach (var i in new[] { 1 }) await Task.Delay(i); }", "Task.Delay")]
    [InlineData("public async Task [|Show|]() => await store.EachAsync(async i => await Task.Delay(i));", "Task.Delay")]
    [InlineData(
        "public async IAsyncEnumerable<string> [|Show|]() { await foreach (var line in File.ReadLinesAsync(\"x\")) yield return line; }",
        "File.ReadLinesAsync")]
    public void ADPT202_a_handler_without_a_token_though_a_call_takes_one(string method, string call) => AsyncRun.Finds(
        "ADPT202", $"'Show' has no CancellationToken, so '{call}' continues after the client has disconnected", AsyncRun.Handler(
            $"[Get(\"/\")] {method}"));

    [Theory]
    [InlineData("[Get(\"/\")] public async Task<string> Show(CancellationToken token) => await client.GetStringAsync(\"/\", token);")]
    [InlineData("[Get(\"/\")] public async Task<string> Show(HttpScope scope) => await client.GetStringAsync(\"/\", scope.Aborted);")]
    [InlineData("[Get(\"/\")] public async Task Show() => await store.SaveAsync();")]
    [InlineData(
        "[Get(\"/\")] public async Task Show() { using var source = new CancellationTokenSource(10); var token = source.Token; await "
        + "Task.Delay(1, token); }")]
    [InlineData("[Get(\"/\")] public async Task Show() => await Task.Delay(1, CancellationToken.None);")]
    [InlineData(
        "[Get(\"/\")] public async Task Show() => await store.EachAsync(async i => { try { await store.SaveAsync(); } finally { await "
        + "Task.Delay(i); } });")]
    [InlineData("[Get(\"/\")] public string Show() { var later = client.GetStringAsync(\"/\"); return \"\"; }")]
    [InlineData("[WebSocket(\"/\")] public async Task Show(Send send) => await Task.Delay(1);")]
    [InlineData("[Startup] public async Task Show() => await Task.Delay(1);")]
    [InlineData("public async Task Show() => await Task.Delay(1);")]
    public void ADPT202_a_handler_that_has_one_or_needs_none(string method) => AsyncRun.FindsNothing(AsyncRun.Handler(method));

    [Theory]
    [InlineData("public async Task Show(CancellationToken [|token|]) => await store.SaveAsync();")]
    [InlineData("public async Task Show(CancellationToken [|token|]) { while (await store.CountAsync() > 0) await store.SaveAsync(); }")]
    [InlineData("public Task Show(CancellationToken [|token|]) => store.SaveAsync();")]
    [InlineData("public string Show(CancellationToken [|token|]) => \"\";")]
    [InlineData("public async Task Show(int page, CancellationToken [|token|]) => await store.SaveAsync();")]
    [InlineData("public async Task Show(CancellationToken [|token|]) => await Task.Delay(1, default(CancellationToken));")]
    [InlineData("public async Task Show(CancellationToken [|token|] = default) => await store.SaveAsync();")]
    [InlineData(
        "public async Task Show(CancellationToken [|token|]) { try { await store.SaveAsync(); } finally { await Task.Delay(1); } }")]
    public void ADPT209_a_token_that_is_never_used(string method) => AsyncRun.Finds(
        "ADPT209", "'Show' never uses 'token', so its work continues after the client has disconnected",
        AsyncRun.Handler($"[Get(\"/\")] {method}"));

    [Theory]
    [InlineData("public async Task Show(CancellationToken token) { await store.SaveAsync(); token.ThrowIfCancellationRequested(); }")]
    [InlineData("public async Task Show(CancellationToken token) { while (!token.IsCancellationRequested) await store.SaveAsync(); }")]
    [InlineData("public async Task Show(CancellationToken token) => await Task.Delay(1, token);")]
    [InlineData("public async Task Show(CancellationToken token) => await store.EachAsync(i => Task.Delay(i, token));")]
    [InlineData(
        "public async Task Show(CancellationToken token) { using var both = CancellationTokenSource.CreateLinkedTokenSource(token); "
        + "await store.SaveAsync(); }")]
    [InlineData("public Task Show(CancellationToken token) => throw new NotImplementedException();")]
    [InlineData("public Task<string> Show(CancellationToken token) { throw new NotImplementedException(); }")]
    [InlineData("public string Show(CancellationToken token) => token.CanBeCanceled ? \"\" : \"never\";")]
    public void ADPT209_a_token_that_is_used_or_a_handler_that_is_not_written(string method) =>
        AsyncRun.FindsNothing(AsyncRun.Handler($"[Get(\"/\")] {method}"));

    [Fact]
    public void ADPT209_a_token_that_an_interface_asks_for_is_none() => AsyncRun.FindsNothing(
        """
        public interface IShow { Task Show(CancellationToken token); }
        [Handler] public sealed class Own : IShow { [Get("/")] public Task Show(CancellationToken token) => Task.CompletedTask; }
        """);

    [Fact]
    public void A_mistake_is_reported_once() => AsyncRun.Finds(
        "ADPT203", "'Task.Delay' accepts a CancellationToken, but 'token' is not passed",
        AsyncRun.Handler("""[Get("/")] public async Task Show(CancellationToken token) => await Task.[|Delay|](1);"""));
}
