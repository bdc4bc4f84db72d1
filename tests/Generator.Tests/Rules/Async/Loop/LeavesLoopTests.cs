namespace Generator.Tests.Rules.Async.Loop;

/// <summary>ADPT207: awaits that do not come back to the loop.</summary>
public sealed class LeavesLoopTests
{
    [Theory]
    [InlineData("await store.SaveAsync().[|ConfigureAwait|](false);", "false")]
    [InlineData("await store.FlushAsync().[|ConfigureAwait|](false);", "false")]
    [InlineData("var n = await store.CountAsync().[|ConfigureAwait|](false);", "false")]
    [InlineData("await store.SaveAsync().[|ConfigureAwait|](continueOnCapturedContext: false);", "false")]
    [InlineData("await store.SaveAsync().[|ConfigureAwait|](ConfigureAwaitOptions.None);", "ConfigureAwaitOptions.None")]
    [InlineData(
        "await store.SaveAsync().[|ConfigureAwait|](ConfigureAwaitOptions.SuppressThrowing);", "ConfigureAwaitOptions.SuppressThrowing")]
    [InlineData("var task = store.SaveAsync().[|ConfigureAwait|](false); await task;", "false")]
    [InlineData(
        "await foreach (var i in All().[|ConfigureAwait|](false)) { } async IAsyncEnumerable<int> All() { await Task.Yield(); yield "
        + "return 1; }", "false")]
    [InlineData("await using var stream = new MemoryStream().[|ConfigureAwait|](false);", "false")]
    [InlineData("await Local(); async Task Local() => await store.SaveAsync().[|ConfigureAwait|](false);", "false")]
    [InlineData("await store.EachAsync(async i => await store.SaveAsync().[|ConfigureAwait|](false));", "false")]
    public void A_handler_that_does_not_come_back(string statement, string argument) => AsyncRun.Finds(
        "ADPT207", $"'ConfigureAwait({argument})' makes the rest of the handler run on another thread than its loop's",
        AsyncRun.Handler($"[Get(\"/\")] public async Task Get() {{ {statement} }}"));

    [Fact]
    public void A_middleware_that_does_not_come_back() => AsyncRun.Finds(
        "ADPT207", "'ConfigureAwait(false)' makes the rest of the handler run on another thread than its loop's",
        "public static class Middleware { public static async ValueTask Run(Scope scope, Receive receive, Send send) => await "
        + "receive().[|ConfigureAwait|](false); }");

    [Theory]
    [InlineData("await store.SaveAsync().ConfigureAwait(true);")]
    [InlineData("await store.SaveAsync().ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext);")]
    [InlineData(
        "await store.SaveAsync().ConfigureAwait("
        + "ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);")]
    [InlineData("await Task.Run(async () => { Thread.Sleep(1); await store.SaveAsync().ConfigureAwait(false); });")]
    [InlineData("await Helper();")]
    [InlineData("bool stays = DateTime.Now.Year > 2000; await store.SaveAsync().ConfigureAwait(stays);")]
    [InlineData("await store.SaveAsync();")]
    [InlineData("store.Callback = () => Console.WriteLine(nameof(Task.ConfigureAwait));")]
    public void A_handler_that_comes_back_and_a_helper(string statement) => AsyncRun.FindsNothing(AsyncRun.Handler(
        $"[Get(\"/\")] public async Task Get() {{ {statement} await Task.Yield(); }} private async Task Helper() => await "
        + "store.SaveAsync().ConfigureAwait(false);"));

    [Fact]
    public void Code_that_no_loop_runs_is_passed_over() =>
        AsyncRun.FindsNothing(AsyncRun.Plain("public async Task Run() => await store.SaveAsync().ConfigureAwait(false);"), allAsync: true);
}
