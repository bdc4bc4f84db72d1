namespace Generator.Tests.Rules.Async.Tasks;

/// <summary>ADPT204: asynchronous code that is sent to another thread, or given to what knows synchronous code only.</summary>
public sealed class WrappedAsyncTests
{
    [Theory]
    [InlineData("await Task.[|Run|](() => store.SaveAsync());", "Store.SaveAsync")]
    [InlineData("await Task.[|Run|](async () => await store.SaveAsync());", "Store.SaveAsync")]
    [InlineData("await Task.[|Run|](async () => { await store.SaveAsync(); });", "Store.SaveAsync")]
    [InlineData("await Task.[|Run|](async () => { return await store.CountAsync(); });", "Store.CountAsync")]
    [InlineData("await Task.[|Run|](store.SaveAsync);", "Store.SaveAsync")]
    [InlineData("await Task.[|Run|](async () => await store.SaveAsync().ConfigureAwait(false));", "Store.SaveAsync")]
    [InlineData("var n = 1 + await Task.[|Run|](() => store.CountAsync());", "Store.CountAsync")]
    [InlineData("await Task.[|Run|](async () => await store.FlushAsync());", "Store.FlushAsync")]
    [InlineData("await Task.[|Run|](() => client.GetStringAsync(\"/\", default(CancellationToken)));", "HttpClient.GetStringAsync")]
    [InlineData("await Task.[|Run|](() => store.SaveAsync()).ConfigureAwait(true);", "Store.SaveAsync")]
    public void A_handler_that_sends_a_call_to_another_thread(string statement, string name) => AsyncRun.Finds(
        "ADPT204", $"'Task.Run' sends '{name}' to another thread, and it does not hold this one: await it here",
        AsyncRun.Handler($"[Get(\"/\")] public async Task Get() {{ {statement} }}"));

    [Theory]
    [InlineData("await Task.Factory.[|StartNew|](async () => await store.SaveAsync());", "TaskFactory.StartNew")]
    [InlineData("await Task.Factory.[|StartNew|](() => store.CountAsync());", "TaskFactory.StartNew")]
    [InlineData(
        "await Task.Factory.[|StartNew|](async () => { Thread.Sleep(1); await store.SaveAsync(); }, TaskCreationOptions.LongRunning);",
        "TaskFactory.StartNew")]
    [InlineData("await Offload.[|Run|](async () => await store.SaveAsync());", "Offload.Run")]
    [InlineData("await Offload.[|Run|](store.CountAsync);", "Offload.Run")]
    public void A_task_of_a_task(string statement, string name) => AsyncRun.Finds(
        "ADPT204", $"'{name}' gives a task of a task, so this waits for the beginning of the work only: await the call itself",
        AsyncRun.Plain($"public async Task Get() {{ {statement} }}"), allAsync: true);

    [Theory]
    [InlineData("await Task.Run(() => 1);")]
    [InlineData("await Task.Run(() => { Thread.Sleep(1); return store.SaveAsync(); });")]
    [InlineData("await Task.Run(async () => { var all = new byte[100]; Array.Sort(all); await store.SaveAsync(); });")]
    [InlineData("await Task.Run(() => File.WriteAllTextAsync(\"x\", Render(), default(CancellationToken))); string Render() => \"\";")]
    [InlineData("await Task.Run(() => LoadAsync()); Task LoadAsync() { Thread.Sleep(1); return Task.CompletedTask; }")]
    [InlineData("await Task.Run(() => new Slow().SaveAsync());")]
    [InlineData("var running = Task.Run(() => store.SaveAsync()); await running;")]
    [InlineData("await Task.Factory.StartNew(() => store.SaveAsync()).Unwrap();")]
    [InlineData("await await Task.Factory.StartNew(() => store.SaveAsync());")]
    [InlineData("await Task.Factory.StartNew(() => 1);")]
    [InlineData("await Offload.Run(() => Thread.Sleep(1));")]
    [InlineData("await Task.Run(slow.SaveAsync);")]
    public void Work_that_is_sent_away_for_a_reason(string statement) => AsyncRun.FindsNothing(
        AsyncRun.Handler($"[Get(\"/\")] public async Task Get(Slow slow) {{ {statement} }}")
            + "public sealed class Slow : Store { public override Task SaveAsync() { Thread.Sleep(1); return Task.CompletedTask; } }");

    [Fact]
    public void A_thread_that_is_left_elsewhere_than_on_a_loop_is_none() =>
        AsyncRun.FindsNothing(AsyncRun.Plain("public async Task Get() => await Task.Run(() => store.SaveAsync());"), allAsync: true);

    [Fact]
    public void What_is_inside_of_work_that_was_sent_away_is_none() => AsyncRun.FindsNothing(AsyncRun.Handler(
        """
        [Get("/")] public async Task Get() => await Task.Run(async () => { Thread.Sleep(1); await Task.Run(() => store.SaveAsync()); });
        """));
}
