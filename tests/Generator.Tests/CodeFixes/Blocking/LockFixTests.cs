using Adapters.CodeFixes.Blocking;

namespace Generator.Tests.CodeFixes.Blocking;

/// <summary>A lock around blocking work becomes a semaphore, where that is safe.</summary>
public sealed class LockFixTests
{
    [Theory]
    [InlineData("object")]
    [InlineData("Lock")]
    public void A_lock_becomes_a_semaphore_that_is_awaited(string type)
    {
        var solution = FixSolution.Of($$"""
            public class Own
            {
                private readonly {{type}} _gate = new();

                public async Task Run()
                {
                    await Task.Yield();
                    // One writer at a time.
                    lock (_gate)
                    {
                        File.WriteAllText("x", "y");
                    }
                }

                public Task Count()
                {
                    lock (_gate)
                        GC.KeepAlive(this);
                    return Task.CompletedTask;
                }
            }

            """);
        Assert.Equal(["Make '_gate' a SemaphoreSlim that is awaited"], solution.Titles(new LockFix()));
        solution.Apply(new LockFix());
        Assert.Equal("""
            public class Own
            {
                private readonly SemaphoreSlim _gate = new(1, 1);

                public async Task Run()
                {
                    await Task.Yield();
                    // One writer at a time.
                    await _gate.WaitAsync();
                    try
                    {
                        File.WriteAllText("x", "y");
                    }
                    finally
                    {
                        _gate.Release();
                    }
                }

                public async Task Count()
                {
                    await _gate.WaitAsync();
                    try
                    {
                        GC.KeepAlive(this);
                    }
                    finally
                    {
                        _gate.Release();
                    }
                }
            }

            """, solution.Text());
        Assert.Equal("ADPT103", Assert.Single(solution.Findings()).Id);
    }

    [Theory]
    [InlineData(
        "public async Task Run(CancellationToken token) { await Task.Yield(); lock (_gate) { File.Delete(\"x\"); } }",
        "await _gate.WaitAsync(token);")]
    [InlineData(
        "public async Task<int> Run(bool b) { await Task.Yield(); if (b) lock (this._gate) { File.Delete(\"x\"); return 1; } return 2; }",
        "if (b)\n        {\n            await _gate.WaitAsync();")]
    [InlineData(
        "public async Task Run(int i) { await Task.Yield(); switch (i) { case 1: lock (_gate) { File.Delete(\"x\"); break; } } }",
        "await _gate.WaitAsync();")]
    [InlineData(
        "public Task<int> Run() { lock (_gate) { return Task.FromResult(File.ReadAllText(\"x\").Length); } }",
        "return File.ReadAllText(\"x\").Length;")]
    [InlineData(
        "class SemaphoreSlim { } public async Task Run() { await Task.Yield(); lock (_gate) { File.Delete(\"x\"); } }",
        "readonly System.Threading.SemaphoreSlim _gate = new(1, 1);")]
    [InlineData(
        "public async Task Run() { await Task.Yield(); lock (_gate) { Other.Save(); } } static class Other { public static void "
        + "Save() => File.Delete(\"x\"); }",
        "finally")]
    public void The_semaphore_is_entered_and_left_wherever_the_lock_was(string members, string after)
    {
        var solution = FixSolution.Of(FixSource.Class("private readonly object _gate = new();", members)).Apply(new LockFix());
        Assert.Contains(after, solution.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("lock (", solution.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "private readonly object _gate = new();",
        "lock (_gate) { Again(); File.Delete(\"x\"); }",
        "private void Again() { lock (_gate) { } }")]
    [InlineData("private readonly object _gate = new();", "lock (_gate) { lock (_gate) { File.Delete(\"x\"); } }", "")]
    [InlineData(
        "private readonly object _gate = new();",
        "lock (_gate) { File.Delete(\"x\"); }",
        "public void Wake() => Monitor.PulseAll(_gate);")]
    [InlineData("private object _gate = new();", "lock (_gate) { File.Delete(\"x\"); }", "public void Change() => _gate = new();")]
    [InlineData("protected readonly object _gate = new();", "lock (_gate) { File.Delete(\"x\"); }", "")]
    [InlineData(
        "private readonly object _gate = new();",
        "lock (_gate) { File.Delete(\"x\"); }",
        "public void Count() { lock (_gate) { } }")]
    [InlineData(
        "private readonly object _gate = new(); public Action Done = () => { };",
        "lock (_gate) { Done(); File.Delete(\"x\"); }",
        "")]
    [InlineData("private readonly object _gate = new();", "Span<int> span = [1]; lock (_gate) { span[0] = 2; File.Delete(\"x\"); }", "")]
    [InlineData("private readonly object _gate = new();", "var key = _gate; lock (key) { File.Delete(\"x\"); }", "")]
    [InlineData("private readonly List<int> _gate = [];", "lock (_gate) { _gate.Add(1); File.Delete(\"x\"); }", "")]
    public void Nothing_is_offered_where_the_lock_is_not_seen_whole_or_is_entered_again(string field, string body, string other)
    {
        var source = $$"""public class Own { {{field}} public async Task Run() { await Task.Yield(); {{body}} } {{other}} }""";
        Assert.Empty(FixSolution.Of(source).Titles(new LockFix()));
    }
}
