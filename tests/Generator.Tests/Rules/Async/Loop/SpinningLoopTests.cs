namespace Generator.Tests.Rules.Async.Loop;

/// <summary>ADPT206: loops that wait by yielding.</summary>
public sealed class SpinningLoopTests
{
    [Theory]
    [InlineData("[|while|] (!_ready) await Task.Yield();", "await Task.Yield()")]
    [InlineData("[|while|] (!_ready) { await Task.Yield(); }", "await Task.Yield()")]
    [InlineData("[|do|] { await Task.Yield(); } while (!_ready);", "await Task.Yield()")]
    [InlineData("[|for|] (; !_ready;) await Task.Yield();", "await Task.Yield()")]
    [InlineData("[|for|] (; ; ) { if (_ready) break; await Task.Yield(); }", "await Task.Yield()")]
    [InlineData("[|while|] (true) { if (_ready) return; await Task.Yield(); }", "await Task.Yield()")]
    [InlineData("[|while|] (!_queue.TryDequeue(out _)) await Task.Yield();", "await Task.Yield()")]
    [InlineData("[|while|] (!_ready) await Task.Delay(0, cancellation);", "await Task.Delay(0)")]
    [InlineData("[|while|] (!_ready) await Task.Delay(TimeSpan.Zero, cancellation);", "await Task.Delay(0)")]
    [InlineData("[|while|] (!_ready) await Task.CompletedTask;", "await Task.CompletedTask")]
    [InlineData("[|while|] (!_ready) { cancellation.ThrowIfCancellationRequested(); await Task.Yield(); }", "await Task.Yield()")]
    [InlineData("[|while|] (true) { if (_ready) { break; } await Task.Yield(); await Task.Yield(); }", "await Task.Yield()")]
    public void A_loop_that_does_nothing_but_yield(string loop, string yield) => AsyncRun.Finds(
        "ADPT206", $"The loop does nothing but '{yield}', so it keeps the event loop busy until its condition changes: await what "
            + "changes it",
        AsyncRun.Handler(
            $"private volatile bool _ready; private readonly Queue<int> _queue = []; [Get(\"/\")] public async Task "
            + $"Get(CancellationToken cancellation) {{ cancellation.ThrowIfCancellationRequested(); {loop} }}")
            .Replace("Queue<int>", "System.Collections.Concurrent.ConcurrentQueue<int>", StringComparison.Ordinal));

    [Fact]
    public void A_loop_elsewhere_keeps_its_thread_busy() => AsyncRun.Finds(
        "ADPT206", "The loop does nothing but 'await Task.Yield()', so it keeps its thread busy until its condition changes: await what "
            + "changes it",
        AsyncRun.Plain(
            "private volatile bool _ready; public async Task Run() { [|while|] (!_ready) await Task.Yield(); }"), allAsync: true);

    [Theory]
    [InlineData("while (_queue.TryDequeue(out var next)) { Console.WriteLine(next); await Task.Yield(); }")]
    [InlineData("for (var i = 0; i < 10; i++) await Task.Yield();")]
    [InlineData("foreach (var i in _queue) await Task.Yield();")]
    [InlineData("while (!_ready) await Task.Delay(10, cancellation);")]
    [InlineData("while (!_ready) { await Task.Yield(); await store.SaveAsync(); }")]
    [InlineData("while (await store.CountAsync() > 0) await Task.Yield();")]
    [InlineData("var n = 0; while (n < 10) { n++; await Task.Yield(); }")]
    [InlineData("while (!_ready) { if (_ready) Console.WriteLine(); await Task.Yield(); }")]
    [InlineData("while (!_ready) { }")]
    [InlineData("await Task.Yield();")]
    public void A_loop_that_works_counts_or_waits(string loop) => AsyncRun.FindsNothing(AsyncRun.Handler(
        $"private volatile bool _ready; private readonly System.Collections.Concurrent.ConcurrentQueue<int> _queue = []; [Get(\"/\")] "
        + "public async Task Get(CancellationToken cancellation) { cancellation.ThrowIfCancellationRequested(); "
        + $"{loop} await Task.Yield(); }}"));

    [Fact]
    public void Code_that_is_not_in_scope_is_passed_over() =>
        AsyncRun.FindsNothing(
            AsyncRun.Plain("private volatile bool _ready; public async Task Run() { while (!_ready) await Task.Yield(); }"));
}
