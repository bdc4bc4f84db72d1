namespace Generator.Tests.Rules.Async.Tokens;

/// <summary>ADPT203: calls that take a token, where one has a name.</summary>
public sealed class TokenNotPassedTests
{
    [Theory]
    [InlineData("await client.[|GetStringAsync|](\"/\");", "HttpClient.GetStringAsync")]
    [InlineData("await File.[|ReadAllTextAsync|](\"x\");", "File.ReadAllTextAsync")]
    [InlineData("await Task.[|Delay|](10);", "Task.Delay")]
    [InlineData("await Task.[|Delay|](10).ContinueWith(_ => 1);", "Task.Delay")]
    [InlineData("var text = client.[|GetStringAsync|](\"/\"); await text;", "HttpClient.GetStringAsync")]
    [InlineData("await client.[|GetStringAsync|](\"/\").ConfigureAwait(true);", "HttpClient.GetStringAsync")]
    [InlineData("await Task.WhenAll(client.[|GetStringAsync|](\"/\"));", "HttpClient.GetStringAsync")]
    [InlineData("await new MemoryStream().[|CopyToAsync|](Stream.Null);", "Stream.CopyToAsync")]
    [InlineData("await (client?.[|GetStringAsync|](\"/\") ?? Task.FromResult(\"\"));", "HttpClient.GetStringAsync")]
    [InlineData(
        "await Optional(1); async Task Optional(int n, CancellationToken token = default) => await Task.Delay(n, token);", "Optional")]
    [InlineData("await foreach (var line in File.[|ReadLinesAsync|](\"x\")) { }", "File.ReadLinesAsync")]
    [InlineData("await using var lines = File.ReadLinesAsync(\"x\").[|GetAsyncEnumerator|]();", "IAsyncEnumerable.GetAsyncEnumerator")]
    [InlineData("await Task.WhenAny(Task.[|Delay|](1), Task.Delay(2, cancellation));", "Task.Delay")]
    [InlineData("await Task.WhenAll(Task.[|Delay|](1), Task.Delay(2, cancellation));", "Task.Delay")]
    [InlineData("if (!cancellation.IsCancellationRequested) await Task.[|Delay|](1);", "Task.Delay")]
    [InlineData("while (!cancellation.IsCancellationRequested) await Task.[|Delay|](1);", "Task.Delay")]
    [InlineData("try { await Task.[|Delay|](1); } finally { cancellation.ThrowIfCancellationRequested(); }", "Task.Delay")]
    public void A_call_that_takes_a_token(string statement, string name) => AsyncRun.Finds(
        "ADPT203", $"'{name}' accepts a CancellationToken, but 'cancellation' is not passed",
        AsyncRun.Handler(
            $"[Get(\"/\")] public async Task Get(CancellationToken cancellation) {{ "
            + $"{statement.Replace("await Optional(1)", "await [|Optional|](1)", StringComparison.Ordinal)} }}"));

    [Theory]
    [InlineData("await client.GetStringAsync(\"/\", cancellation);")]
    [InlineData("await client.GetStringAsync(\"/\", CancellationToken.None); cancellation.ThrowIfCancellationRequested();")]
    [InlineData("await store.SaveAsync(); cancellation.ThrowIfCancellationRequested();")]
    [InlineData("try { cancellation.ThrowIfCancellationRequested(); } finally { await File.WriteAllTextAsync(\"x\", \"\"); }")]
    [InlineData("try { cancellation.ThrowIfCancellationRequested(); } catch (Exception) { await File.WriteAllTextAsync(\"x\", \"\"); }")]
    [InlineData("await Task.Run(() => 1); cancellation.ThrowIfCancellationRequested();")]
    [InlineData("await Task.Delay(0); cancellation.ThrowIfCancellationRequested();")]
    [InlineData("await Task.WhenAll(Task.Delay(1), Cancel(cancellation)); Task Cancel(CancellationToken token) => Task.Delay(-1, token);")]
    [InlineData("await client.GetStringAsync(\"/\").WaitAsync(cancellation);")]
    [InlineData("await Task.Delay(1, cancellation).ContinueWith(_ => 1);")]
    [InlineData("_ = Task.Delay(1).ContinueWith(_ => 1); await Task.Delay(1, cancellation);")]
    [InlineData("await foreach (var line in File.ReadLinesAsync(\"x\").WithCancellation(cancellation)) { }")]
    [InlineData("await foreach (var line in File.ReadLinesAsync(\"x\").ConfigureAwait(true).WithCancellation(cancellation)) { }")]
    [InlineData("await using var lines = File.ReadLinesAsync(\"x\").GetAsyncEnumerator(cancellation);")]
    [InlineData("await using var lines = (File.ReadLinesAsync(\"x\")).GetAsyncEnumerator(cancellation);")]
    [InlineData("Func<Task> f = static () => Task.Delay(1); await f(); cancellation.ThrowIfCancellationRequested();")]
    [InlineData("System.Linq.Expressions.Expression<Func<Task>> e = () => Task.CompletedTask; await Task.Delay(1, cancellation);")]
    [InlineData("await Params(1, 2); Task Params(params object[] keys) => Task.Delay(1, cancellation);")]
    public void A_call_that_has_one_or_takes_none(string statement) =>
        AsyncRun.FindsNothing(AsyncRun.Handler($"[Get(\"/\")] public async Task Get(CancellationToken cancellation) {{ {statement} }}"));

    [Theory]
    [InlineData("while (!cancellation.IsCancellationRequested) { } await Task.Delay(1);")]
    [InlineData("while (true && !cancellation.IsCancellationRequested) { } if (client is not null) await Task.Delay(1);")]
    [InlineData("for (; !cancellation.IsCancellationRequested;) { } await Task.Delay(1);")]
    [InlineData("if (cancellation.IsCancellationRequested) await Task.Delay(1);")]
    [InlineData("if (!cancellation.IsCancellationRequested) { } else { await Task.Delay(1); }")]
    public void What_runs_after_a_cancellation_is_not_given_it(string statement) =>
        AsyncRun.FindsNothing(AsyncRun.Handler($"[Get(\"/\")] public async Task Get(CancellationToken cancellation) {{ {statement} }}"));

    [Fact]
    public void An_overload_may_return_another_task_where_it_is_awaited()
    {
        AsyncRun.Finds(
            "ADPT203", "'TextReader.ReadLineAsync' accepts a CancellationToken, but 'token' is not passed",
            AsyncRun.Plain(
                "public async Task Run(TextReader reader, CancellationToken token) => await reader.[|ReadLineAsync|]();"), allAsync: true);
        AsyncRun.FindsNothing(
            AsyncRun.Plain(
                "public async Task Run(TextReader reader, CancellationToken token) { Task<string?> line = reader.ReadLineAsync(); await "
                + "line.WaitAsync(token); }"), allAsync: true);
    }

    [Fact]
    public void Work_that_outlives_the_request_is_not_given_its_token() => AsyncRun.FindsNothing(AsyncRun.Handler(
        """
        private Task _kept = Task.CompletedTask;
        [Get("/")] public async Task Get(CancellationToken cancellation) { await Task.Delay(1, cancellation); lock (this) { _kept = File.WriteAllTextAsync("x", ""); } }
        """));

    [Theory]
    [InlineData("store.Callback = () => Task.Delay(1).Wait();")]
    [InlineData("var later = new List<Func<Task>>(); later.Add(() => Task.Delay(1)); await later[0]();")]
    [InlineData("_ = Task.Run(async () => { try { await Task.Delay(1); } catch { } });")]
    [InlineData("store.Changed += async (sender, args) => await Task.Delay(1);")]
    public void A_function_that_outlives_the_request_is_not_given_its_token(string statement) =>
        AsyncRun.FindsNothing(
            AsyncRun.Handler(
                "[Get(\"/\")] public async Task Get(CancellationToken cancellation) "
                + $"{{ {statement} await Task.Delay(1, cancellation); }}"));

    [Theory]
    [InlineData("await Task.Run(async () => { Thread.Sleep(1); await Task.[|Delay|](1); });")]
    [InlineData("await store.EachAsync(async i => await Task.[|Delay|](1));")]
    [InlineData("await Task.WhenAll(new[] { 1 }.Select(i => Task.[|Delay|](i)));")]
    [InlineData("await Local(); Task Local() => Task.[|Delay|](1);")]
    public void A_function_that_runs_within_the_request_is(string statement) => AsyncRun.Finds(
        "ADPT203", "'Task.Delay' accepts a CancellationToken, but 'cancellation' is not passed",
        AsyncRun.Handler($"[Get(\"/\")] public async Task Get(CancellationToken cancellation) {{ {statement} }}"));

    [Fact]
    public void A_token_of_a_lambda_comes_before_that_of_the_method() => AsyncRun.Finds(
        "ADPT203", "'Task.Delay' accepts a CancellationToken, but 'inner' is not passed",
        AsyncRun.Handler(
            """
            [Get("/")] public async Task Get(CancellationToken cancellation) => await Parallel.ForEachAsync([1], cancellation, async (i, inner) => await Task.[|Delay|](i));
            """));

    [Fact]
    public void A_local_token_comes_before_a_parameter() => AsyncRun.Finds(
        "ADPT203", "'Task.Delay' accepts a CancellationToken, but 'both' is not passed",
        AsyncRun.Handler(
            """
            [Get("/")] public async Task Get(CancellationToken cancellation)
            {
                using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                var both = source.Token;
                await Task.[|Delay|](1);
            }
            """));

    [Fact]
    public void The_request_has_a_token() => AsyncRun.Finds(
        "ADPT203", "'Task.Delay' accepts a CancellationToken, but 'scope.Aborted' is not passed",
        AsyncRun.Handler("""[Get("/")] public async Task Get(HttpScope scope) => await Task.[|Delay|](1);"""));

    [Fact]
    public void A_parameter_in_the_middle_is_given_by_its_name() => AsyncRun.Finds(
        "ADPT203", "'LoadAsync' accepts a CancellationToken, but 'token' is not passed",
        AsyncRun.Plain(
            """
            public async Task Run(CancellationToken token) => await [|LoadAsync|](1);
            private Task LoadAsync(int id, string name = "", CancellationToken cancellation = default) => Task.Delay(id, cancellation);
            """),
        allAsync: true);

    [Fact]
    public void An_overload_that_passes_on_to_another_is_not_advised_to_call_itself() => AsyncRun.FindsNothing(
        AsyncRun.Plain(
            "public Task LoadAsync() => Task.CompletedTask; public Task LoadAsync(CancellationToken token) { "
            + "token.ThrowIfCancellationRequested(); return LoadAsync(); }"),
        allAsync: true);

    [Fact]
    public void A_token_among_params_is_none() => AsyncRun.FindsNothing(
        AsyncRun.Plain(
            "public async Task Run(CancellationToken token) { token.ThrowIfCancellationRequested(); await Find(1); } "
            + "private Task Find(params object[] keys) => Task.CompletedTask; "
            + "private Task Find(object[] keys, CancellationToken token) => Task.CompletedTask;"),
        allAsync: true);

    [Fact]
    public void Extension_methods_of_packages_are_found() => AsyncRun.Finds(
        "ADPT203", "'EntityFrameworkQueryableExtensions.ToListAsync' accepts a CancellationToken, but 'token' is not passed",
        """
        using Microsoft.EntityFrameworkCore;
        public class Own { public async Task Run(IQueryable<int> query, CancellationToken token) => await query.[|ToListAsync|](); }
        """,
        allAsync: true);

    [Fact]
    public void An_overload_that_returns_something_else_is_none() => AsyncRun.FindsNothing(
        AsyncRun.Plain(
            "public async Task Run(CancellationToken token) { token.ThrowIfCancellationRequested(); await Find(1); } private Task<int> "
            + "Find(int key) => Task.FromResult(key); private Task<long> Find(int key, CancellationToken token) => Task.FromResult(1L);"),
        allAsync: true);

    [Fact]
    public void Code_that_is_not_in_scope_is_passed_over() =>
        AsyncRun.FindsNothing(AsyncRun.Plain("public async Task Run(CancellationToken token) => await Task.Delay(1);"));
}
