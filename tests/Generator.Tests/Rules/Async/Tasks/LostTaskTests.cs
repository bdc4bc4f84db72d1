using Generator.Tests.Blocking;

namespace Generator.Tests.Rules.Async.Tasks;

/// <summary>ADPT205: tasks that nobody has, and that can fail.</summary>
public sealed class LostTaskTests
{
    [Theory]
    [InlineData("_ = store.SaveAsync();", "Store.SaveAsync")]
    [InlineData("_ = store.CountAsync();", "Store.CountAsync")]
    [InlineData("_ = store.FlushAsync();", "Store.FlushAsync")]
    [InlineData("_ = store?.SaveAsync();", "Store.SaveAsync")]
    [InlineData("store?.SaveAsync();", "Store.SaveAsync")]
    [InlineData("_ = Task.Run(() => store.SaveAsync());", "Task.Run")]
    [InlineData("var s = new TaskCompletionSource(); _ = Task.Run(() => s.SetResult());", "Task.Run")]
    [InlineData("var s = new TaskCompletionSource(); _ = Task.Run(() => { store.Each(i => { }); s.TrySetResult(); });", "Task.Run")]
    [InlineData("_ = Begin(1); Task Begin(int n) { if (n > 0) return Task.CompletedTask; return store.SaveAsync(); }", "Begin")]
    [InlineData("_ = Begin(); async Task Begin() { if (store is null) return; throw new IOException(); }", "Begin")]
    [InlineData("_ = Task.Run(() => Thread.Sleep(1));", "Task.Run")]
    [InlineData("_ = LoadAsync(); async Task LoadAsync() => await store.SaveAsync();", "LoadAsync")]
    [InlineData("_ = Task.Run(() => Load(int.Parse(\"1\"))); void Load(int i) { try { store.Each(j => { }); } catch { } }", "Task.Run")]
    [InlineData("_ = Task.Run(() => { Load(); Load(); }); void Load() { try { store.Each(j => { }); } catch { } }", "Task.Run")]
    [InlineData("_ = LoadAsync(); async Task LoadAsync() { try { await store.SaveAsync(); } catch (IOException) { } }", "LoadAsync")]
    [InlineData("_ = LoadAsync(); async Task LoadAsync() { try { await store.SaveAsync(); } catch (Exception) { throw; } }", "LoadAsync")]
    [InlineData("_ = LoadAsync(); async Task LoadAsync() { await store.SaveAsync(); try { } catch (Exception) { } }", "LoadAsync")]
    [InlineData(
        "_ = Task.Run(async () => { while (await store.CountAsync() > 0) { try { await store.SaveAsync(); } catch { } } });", "Task.Run")]
    [InlineData("store.Each(i => store.SaveAsync());", "Store.SaveAsync")]
    [InlineData("store.Callback = () => store.SaveAsync();", "Store.SaveAsync")]
    [InlineData("store.Each(i => { store.SaveAsync(); });", "Store.SaveAsync")]
    public void A_task_that_is_dropped(string statement, string name)
    {
        var word = name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];
        var plain = statement;
        var at = plain.IndexOf(word + "(", StringComparison.Ordinal);
        AsyncRun.Finds(
            "ADPT205", $"The task of '{name}' is discarded, so its exception is not observed: await it, keep it, or catch what it throws",
            AsyncRun.Handler(
                $"[Get(\"/\")] public async Task Get() {{ {plain[..at]}[|{word}|]{plain[(at + word.Length)..]} await Task.Yield(); }}"));
    }

    [Theory]
    [InlineData("_ = Task.Run(() => Load()); void Load() { try { store.Each(j => { }); } catch { } }")]
    [InlineData("_ = Task.Run(() => Load(1)); void Load(int i) { try { store.Each(j => { }); } catch (Exception) { } }")]
    [InlineData("_ = LoadAsync(); async Task LoadAsync() { store.Each(i => { }); try { await store.SaveAsync(); } catch { } }")]
    [InlineData("_ = Task.Run(async () => { store.Each(i => { }); try { await store.SaveAsync(); } catch { } });")]
    public void A_task_whose_work_catches_everything_that_it_waits_for_is_not_lost(string statement) =>
        AsyncRun.FindsNothing(AsyncRun.Handler($"[Get(\"/\")] public async Task Get() {{ {statement} await Task.Yield(); }}"));

    [Theory]
    [InlineData("Task Start() => _kept ??= store.SaveAsync();")]
    [InlineData("Task Start() { if (_kept is null) return this._kept = store.SaveAsync(); return _kept; }")]
    public void A_task_that_the_method_keeps_is_not_lost(string method) => AsyncRun.FindsNothing(AsyncRun.Handler(
        $"[Get(\"/\")] public async Task Get() {{ _ = Start(); await Task.Yield(); }} private Task? _kept; private {method}"));

    [Theory]
    [InlineData("Task Start() => store.SaveAsync();")]
    [InlineData("Task Start() { if (_kept is null) return _kept = store.SaveAsync(); return store.SaveAsync(); }")]
    public void A_task_that_the_method_does_not_keep_is_lost(string method) => AsyncRun.Finds(
        "ADPT205", "The task of 'Start' is discarded, so its exception is not observed: await it, keep it, or catch what it throws",
        AsyncRun.Handler(
            $"[Get(\"/\")] public async Task Get() {{ _ = [|Start|](); await Task.Yield(); }} private Task? _kept; private {method}"));

    [Theory]
    [InlineData("task.ContinueWith(t => _ = t.Exception); return task;")]
    [InlineData("task.ContinueWith(static t => { _ = t.Exception; }, TaskContinuationOptions.OnlyOnFaulted); return task;")]
    public void A_task_whose_exception_the_callee_observes_is_not_lost(string body) => AsyncRun.FindsNothing(OfCallee(body, "Watch"));

    [Theory]
    [InlineData("return task;")]
    [InlineData("other.ContinueWith(t => _ = t.Exception); return task;")]
    public void A_task_that_the_callee_only_returns_is_lost(string body) => AsyncRun.Finds(
        "ADPT205", "The task of 'Watch' is discarded, so its exception is not observed: await it, keep it, or catch what it throws",
        OfCallee(body, "[|Watch|]"));

    private static string OfCallee(string body, string call) => AsyncRun.Handler(
        $$"""
        [Get("/")] public async Task Get() { _ = {{call}}(store.SaveAsync(), Task.CompletedTask); await Task.Yield(); }
        private static Task Watch(Task task, Task other) { {{body}} }
        """);

    [Fact]
    public void A_call_that_stands_alone_where_nothing_is_awaited() => AsyncRun.Finds(
        "ADPT205",
        "The task of 'Store.SaveAsync' is discarded, so its exception is not observed: await it, keep it, or catch what it throws",
        AsyncRun.Handler("""[Get("/")] public Task Get() { store.[|SaveAsync|](); return Task.CompletedTask; }"""));

    [Theory]
    [InlineData("await store.SaveAsync();")]
    [InlineData("var task = store.SaveAsync(); await task;")]
    [InlineData("_kept = store.SaveAsync();")]
    [InlineData("_all.Add(store.SaveAsync());")]
    [InlineData("_ = store.SaveAsync().ContinueWith(t => Console.Error.WriteLine(t.Exception));")]
    [InlineData("_ = Task.Delay(10, default(CancellationToken));")]
    [InlineData("var a = store.SaveAsync(); _ = Task.WhenAll(a); await a;")]
    [InlineData(
        "_ = LoadAsync(); async Task LoadAsync() { try { await store.SaveAsync(); } catch (Exception e) { Console.Error.WriteLine(e); } }")]
    [InlineData("_ = Task.Run(async () => { try { await store.SaveAsync(); } catch { } });")]
    [InlineData("_ = Task.Run(() => { var n = 1; try { Thread.Sleep(n); } catch (Exception) { } finally { n = 2; } });")]
    [InlineData(
        "_ = Task.Run(async () => { while (_kept is null) { try { await store.SaveAsync(); } catch (Exception e) { "
        + "Console.Error.WriteLine(e); } } });")]
    [InlineData("_ = LoadAsync(); async Task LoadAsync() { if (_kept is null) return; try { await store.SaveAsync(); } catch { } }")]
    [InlineData(
        "_ = LoadAsync(); async Task LoadAsync() { System.Diagnostics.Debug.Assert(_all.Count == 0); "
        + "try { await store.SaveAsync(); } catch { } }")]
    [InlineData("_ = Task.Run(() => Guarded());")]
    [InlineData("_ = Task.Run(async () => await Guarded().ConfigureAwait(false));")]
    [InlineData("var source = new TaskCompletionSource<int>(); _ = Task.Run(() => source.TrySetResult(1));")]
    [InlineData("var source = new TaskCompletionSource(); _ = Task.Run(() => { source.TrySetException(new IOException()); });")]
    [InlineData("_ = Begin(1);")]
    [InlineData("_ = Interlocked.Exchange(ref _kept, null);")]
    [InlineData("var source = new TaskCompletionSource<int>(); _ = Tell(source); await source.Task;")]
    [InlineData("_ = Later(1);")]
    [InlineData("await store.EachAsync(i => store.SaveAsync());")]
    [InlineData("Func<Task> f = () => store.SaveAsync(); await f();")]
    [InlineData("_ = _kept;")]
    [InlineData("_ = Guarded();")]
    public void A_task_that_somebody_has_or_that_cannot_fail(string statement) => AsyncRun.FindsNothing(AsyncRun.Plain(
        $$"""
        private Task? _kept; private readonly List<Task> _all = [];
        private async Task Guarded() { try { await store.SaveAsync(); } catch (System.Exception e) { Console.Error.WriteLine(e); } }
        private async Task Tell(TaskCompletionSource<int> source) { await Task.Yield(); source.TrySetResult(1); }
        private Task Begin(int n) { if (n > 0) return Task.CompletedTask; return Task.FromResult(n); }
        private Task Later(int n) => Task.CompletedTask;
        [NonBlocking] public async Task Run() { {{statement}} await Task.Yield(); }
        """));

    [Fact]
    public void What_the_compiler_reports_is_not_reported_again()
    {
        var source = AsyncRun.Handler(
            """[Get("/")] public async Task Get() { store.SaveAsync(); (store).CountAsync(); await Task.Yield(); }""");
        Assert.Equal(2, SuiteCompilation.Of(source).GetDiagnostics().Count(d => d.Id == "CS4014"));
        AsyncRun.FindsNothing(source);
    }

    [Fact]
    public void Code_that_is_not_in_scope_is_passed_over() =>
        AsyncRun.FindsNothing(AsyncRun.Plain("public async Task Run() { _ = store.SaveAsync(); await Task.Yield(); }"));
}
