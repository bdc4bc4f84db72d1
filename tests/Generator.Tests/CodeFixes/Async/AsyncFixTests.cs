using Adapters.Analyzers.Async;
using Adapters.CodeFixes.Async;
using Generator.Tests.Rules;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Generator.Tests.CodeFixes.Async;

/// <summary>The fixes of the rules about asynchronous code: the result compiles without a new warning, and has no finding.</summary>
public sealed class AsyncFixTests
{
    private const string Usings = "#nullable enable\n";

    [Theory]
    [InlineData("await client.GetStringAsync(\"/\");", "await client.GetStringAsync(\"/\", token);")]
    [InlineData("await Task.Delay(1); // why", "await Task.Delay(1, token); // why")]
    [InlineData("await Load(1);", "await Load(1, token: token);")]
    [InlineData("await Load(1, \"x\");", "await Load(1, \"x\", token);")]
    [InlineData("await Load(name: \"x\", n: 1);", "await Load(name: \"x\", n: 1, token: token);")]
    [InlineData(
        "await Task.WhenAll(Task.Delay(1), Task.Delay(2, token));",
        "await Task.WhenAll(Task.Delay(1, token), Task.Delay(2, token));")]
    [InlineData(
        "await foreach (var line in File.ReadLinesAsync(\"x\")) { }",
        "await foreach (var line in File.ReadLinesAsync(\"x\", token)) { }")]
    [InlineData("await new MemoryStream().FlushAsync();", "await new MemoryStream().FlushAsync(token);")]
    public void ADPT203_passes_the_token(string before, string after) =>
        Fixes(new PassTokenFix(), "Pass 'token'", Token(before), Token(after));

    [Fact]
    public void ADPT203_passes_the_token_of_the_request() => Fixes(
        new PassTokenFix(), "Pass 'scope.Aborted'",
        Handler("[Get(\"/\")] public async Task Get(HttpScope scope) => await Task.Delay(1);"),
        Handler("[Get(\"/\")] public async Task Get(HttpScope scope) => await Task.Delay(1, scope.Aborted);"));

    [Theory]
    [InlineData("await Task.Run(() => store.SaveAsync());", "await store.SaveAsync();", "SaveAsync")]
    [InlineData("await Task.Run(async () => await store.SaveAsync());", "await store.SaveAsync();", "SaveAsync")]
    [InlineData("await Task.Run(async () => { await store.SaveAsync().ConfigureAwait(false); });", "await store.SaveAsync();", "SaveAsync")]
    [InlineData("await Task.Run(store.SaveAsync);", "await store.SaveAsync();", "SaveAsync")]
    [InlineData(
        "var n = 1 + await Task.Run(() => store.CountAsync()); // why",
        "var n = 1 + await store.CountAsync(); // why",
        "CountAsync")]
    [InlineData("await Task.Run(async () => await store.FlushAsync());", "await store.FlushAsync();", "FlushAsync")]
    [InlineData(
        "await Task.Run(() => store.SaveAsync()).ConfigureAwait(true);",
        "await store.SaveAsync().ConfigureAwait(true);",
        "SaveAsync")]
    public void ADPT204_awaits_the_call_itself(string before, string after, string name) =>
        Fixes(new UnwrapFix(), $"Await '{name}' here", Body(before), Body(after));

    [Theory]
    [InlineData(
        "await Task.Factory.StartNew(async () => { Thread.Sleep(1); await store.SaveAsync(); });",
        "await Task.Run(async () => { Thread.Sleep(1); await store.SaveAsync(); });")]
    [InlineData(
        "await Offload.Run(async () => { Thread.Sleep(1); await store.SaveAsync(); });",
        "await Task.Run(async () => { Thread.Sleep(1); await store.SaveAsync(); });")]
    [InlineData(
        "await Task.Factory.StartNew(async () => { Thread.Sleep(1); await store.SaveAsync(); }, token);",
        "await Task.Run(async () => { Thread.Sleep(1); await store.SaveAsync(); }, token);")]
    public void ADPT204_takes_a_task_of_the_whole_work(string before, string after) =>
        Fixes(new UnwrapFix(), "Use 'Task.Run'", Token(before), Token(after));

    [Fact]
    public void ADPT204_leaves_a_task_that_something_is_done_with() =>
        Assert.Empty(Solution(Token("var inner = await Task.Factory.StartNew(() => store.CountAsync()); await inner;"))
            .Titles(new UnwrapFix()));

    [Theory]
    [InlineData("_ = store.SaveAsync();", "await store.SaveAsync();")]
    [InlineData("_ = store.CountAsync(); // why", "await store.CountAsync(); // why")]
    [InlineData("store?.SaveAsync();", "if (store is not null)\n            await store.SaveAsync();")]
    [InlineData("_ = Task.Run(() => Thread.Sleep(1));", "await Task.Run(() => Thread.Sleep(1));")]
    public void ADPT205_awaits_the_task(string before, string after) =>
        Fixes(new AwaitTaskFix(), "Await the task", Token(before), Token(after));

    [Theory]
    [InlineData(
        "_ = store.SaveAsync();",
        "_ = store.SaveAsync().ContinueWith(task => System.Diagnostics.Trace.TraceError($\"{task.Exception}\"), "
        + "CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);")]
    [InlineData("_ = store.FlushAsync(); // why", "_ = store.FlushAsync().AsTask().ContinueWith(task => "
        + "System.Diagnostics.Trace.TraceError($\"{task.Exception}\"), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, "
        + "TaskScheduler.Default); // why")]
    [InlineData(
        "store?.SaveAsync();",
        "_ = store?.SaveAsync().ContinueWith(task => System.Diagnostics.Trace.TraceError($\"{task.Exception}\"), "
        + "CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);")]
    [InlineData("lock (store) { _ = store.SaveAsync(); }", "lock (store) { _ = store.SaveAsync().ContinueWith(task => "
        + "System.Diagnostics.Trace.TraceError($\"{task.Exception}\"), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, "
        + "TaskScheduler.Default); }")]
    [InlineData("var task = 1; _ = store.SaveAsync(); _ = task;", "var task = 1; _ = store.SaveAsync().ContinueWith(task2 => "
        + "System.Diagnostics.Trace.TraceError($\"{task2.Exception}\"), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, "
        + "TaskScheduler.Default); _ = task;")]
    [InlineData(
        "Microsoft.Extensions.Logging.ILogger log = null!; _ = store.SaveAsync();",
        "Microsoft.Extensions.Logging.ILogger log = null!; "
        + "_ = store.SaveAsync().ContinueWith(task => log.LogError(task.Exception, \"SaveAsync failed\"), CancellationToken.None, "
        + "TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);", "using Microsoft.Extensions.Logging;\n")]
    public void ADPT205_starts_the_work_and_reports_its_failure(string before, string after, string import = "") => Fixes(
        new ObserveTaskFix(), "Do not wait, but report its failure", import + Token(before), import + Token(after));

    [Fact]
    public void ADPT205_makes_the_function_async() => Fixes(
        new AwaitTaskFix(), "Await the task",
        Handler("[Get(\"/\")] public Task Get() { store.SaveAsync(); return Task.CompletedTask; }"),
        Handler("[Get(\"/\")] public async Task Get() { await store.SaveAsync(); }"));

    [Theory]
    [InlineData("store.Each(i => store.SaveAsync());")]
    [InlineData("lock (store) { _ = store.SaveAsync(); }")]
    public void ADPT205_offers_nothing_where_nothing_can_be_awaited(string statement) =>
        Assert.Empty(Solution(Token(statement)).Titles(new AwaitTaskFix()));

    [Theory]
    [InlineData("await store.SaveAsync().ConfigureAwait(false);", "await store.SaveAsync();")]
    [InlineData(
        "_ = (await store.CountAsync().ConfigureAwait(false)).ToString(); // why",
        "_ = (await store.CountAsync()).ToString(); // why")]
    [InlineData("await store.SaveAsync()\n            .ConfigureAwait(false);", "await store.SaveAsync();")]
    [InlineData("await store.SaveAsync().ConfigureAwait(ConfigureAwaitOptions.None);", "await store.SaveAsync();")]
    [InlineData("await foreach (var i in store.AllAsync().ConfigureAwait(false)) { }", "await foreach (var i in store.AllAsync()) { }")]
    [InlineData("await using var stream = new MemoryStream().ConfigureAwait(false);", "await using var stream = new MemoryStream();")]
    [InlineData("await using (new MemoryStream().ConfigureAwait(false)) { }", "await using (new MemoryStream()) { }")]
    public void ADPT207_removes_what_leaves_the_loop(string before, string after) => Fixes(
        new StayOnLoopFix(), "Remove 'ConfigureAwait'",
        Body(before), Body(after));

    [Fact]
    public void ADPT207_keeps_other_options() => Fixes(
        new StayOnLoopFix(), "Add 'ConfigureAwaitOptions.ContinueOnCapturedContext'",
        Handler("[Get(\"/\")] public async Task Get() => await store.SaveAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);"),
        Handler("[Get(\"/\")] public async Task Get() => await store.SaveAsync()"
            + ".ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);"));

    [Fact]
    public void ADPT207_leaves_what_is_kept() =>
        Assert.Empty(Solution(Handler("[Get(\"/\")] public async Task Get() { var task = store.SaveAsync().ConfigureAwait(false); "
            + "await task; }")).Titles(new StayOnLoopFix()));

    [Fact]
    public void ADPT210_accepts_the_WebSocket_first() => Fixes(
        new AcceptWebSocketFix(), "Accept 'socket' first", Echo(""), Echo("await socket.AcceptAsync();\n        "));

    [Theory]
    [InlineData(
        "await Task.Delay(1); await Task.WhenAll(Task.Delay(1), Load(1, \"x\"));",
        "await Task.Delay(1, token); await Task.WhenAll(Task.Delay(1, token), Load(1, \"x\", token));")]
    public void All_of_a_document_are_fixed_at_once(string before, string after)
    {
        var solution = Solution(Token(before)).ApplyAll(new PassTokenFix(), FixAllScope.Document);
        Assert.Equal(Token(after), solution.Text());
        Assert.Empty(solution.Findings());
    }

    private static string Body(string statement) => Handler($$"""
        [Get("/")]
            public async Task Get()
            {
                {{statement}}
            }
        """);

    private static string Echo(string first) => Handler($$"""
        [WebSocket("/echo")]
            public async Task Serve(WebSocket socket)
            {
                {{first}}await foreach (var text in socket.Texts())
                    await socket.SendAsync(text);
            }
        """);

    private static string Token(string statement) => Handler($$"""
        [NonBlocking]
            public async Task Get(CancellationToken token)
            {
                await Task.Yield();
                token.ThrowIfCancellationRequested();
                {{statement}}
            }

            private Task Load(int n, string name = "", CancellationToken token = default) => Task.Delay(n, token);
        """);

    private static string Handler(string members) => $$"""
        {{Usings}}[Handler] public sealed class Own(HttpClient client, Store store)
        {
            public HttpClient Client => client;

            {{members}}
        }

        public class Store
        {
            public async Task SaveAsync() => await Task.Yield();
            public async Task<int> CountAsync() { await Task.Yield(); return 1; }
            public async ValueTask FlushAsync() => await Task.Yield();
            public void Each(Action<int> action) => action(1);
            public async IAsyncEnumerable<int> AllAsync() { await Task.Yield(); yield return 1; }
        }
        """;

    private static FixSolution Solution(string source) =>
        FixSolution.Of([.. AllRules.Analyzers.Where(a => a is AsyncAnalyzer)], [("Source.cs", source)]);

    private static void Fixes(CodeFixProvider fix, string title, string before, string after)
    {
        var solution = Solution(before);
        Assert.Equal([title], solution.Titles(fix));
        solution.Apply(fix);
        Assert.Equal(after, solution.Text());
        Assert.Empty(solution.Findings());
    }
}
