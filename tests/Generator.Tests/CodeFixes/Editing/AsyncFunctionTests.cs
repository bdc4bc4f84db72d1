using Adapters.CodeFixes.Blocking;
using Microsoft.CodeAnalysis.CodeFixes;
using static Generator.Tests.CodeFixes.FixSource;

namespace Generator.Tests.CodeFixes.Editing;

/// <summary>Functions that return a task become async, and return the same as before.</summary>
public sealed class AsyncFunctionTests
{
    [Theory]
    [InlineData(
        "public ValueTask<int> Run(Task<int> t) => t.Result > 1 ? new(t) : new(2);",
        "public async ValueTask<int> Run(Task<int> t) => await t > 1 ? await t : 2;")]
    [InlineData(
        "public ValueTask<int> Run(Task<int> t) { _ = t.Result; return new ValueTask<int>(t); }",
        "public async ValueTask<int> Run(Task<int> t) { _ = await t; return await t; }")]
    [InlineData(
        "public ValueTask<int> Run(Task<int> t) { _ = t.Result; return ValueTask.FromResult(1); }",
        "public async ValueTask<int> Run(Task<int> t) { _ = await t; return 1; }")]
    [InlineData(
        "public ValueTask<int> Run(Task<int> t) { _ = t.Result; return default; }",
        "public async ValueTask<int> Run(Task<int> t) { _ = await t; return default; }")]
    [InlineData(
        "public Task<int> Run(Task<int> t) => t.Result switch { 0 => t, 1 => Task.FromResult(1), _ => throw new Exception() };",
        "public async Task<int> Run(Task<int> t) => await t switch { 0 => await t, 1 => 1, _ => throw new Exception() };")]
    [InlineData(
        "public Task<int> Run(Task<int> t, Task<int>? u) { _ = t.Result; return u ?? t; }",
        "public async Task<int> Run(Task<int> t, Task<int>? u) { _ = await t; return await (u ?? t); }")]
    [InlineData(
        "public Task<int> Run(Task<int> t) { _ = t.Result; return t.ContinueWith(x => { return 1; }); }",
        "public async Task<int> Run(Task<int> t) { _ = await t; return await t.ContinueWith(x => { return 1; }); }")]
    [InlineData(
        "public Task<int> Run(Task<int> t) { _ = t.Result; return Task.FromException<int>(new Exception()); }",
        "public async Task<int> Run(Task<int> t) { _ = await t; return await Task.FromException<int>(new Exception()); }")]
    [InlineData(
        "public Task Run(Task<int> t) { if (t.Result > 1) return t; GC.KeepAlive(t); return Task.CompletedTask; }",
        "public async Task Run(Task<int> t) { if (await t > 1)\n        {\n            await t;\n            return;\n        "
        + "}\n        GC.KeepAlive(t); }")]
    [InlineData(
        "public Task Run(Task<int> t) { if (t.Result > 1) return Task.CompletedTask; return t; }",
        "public async Task Run(Task<int> t) { if (await t > 1) return; await t; }")]
    [InlineData("Task Run(Task<int> t) { _ = t.Result; return t; }", "async Task Run(Task<int> t) { _ = await t; await t; }")]
    [InlineData(
        "/* a */ Task Run(Task<int> t) => F(t.Result); static Task F(int i) => Task.CompletedTask;",
        "/* a */ async Task Run(Task<int> t) => await F(await t); static Task F(int i) => Task.CompletedTask;")]
    [InlineData(
        "[Obsolete] Task Run(Task<int> t) { _ = t.Result; return t; }",
        "[Obsolete] async Task Run(Task<int> t) { _ = await t; await t; }")]
    [InlineData(
        "public Task Run(Task<int> t) { return F(); [Obsolete] Task F() { _ = t.Result; return t; } }",
        "public Task Run(Task<int> t) { return F(); [Obsolete] async Task F() { _ = await t; await t; } }")]
    [InlineData(
        "public Func<Task<int>, Task<int>> Run() => static t => Task.FromResult(t.Result);",
        "public Func<Task<int>, Task<int>> Run() => static async t => await t;")]
    [InlineData(
        "public Func<Task<int>, Task> Run() => delegate (Task<int> t) { t.Wait(); return t; };",
        "public Func<Task<int>, Task> Run() => async delegate (Task<int> t) { await t; await t; };")]
    [InlineData(
        "public Func<Task<int>, Task> F = t => { t.Wait(); return t; };",
        "public Func<Task<int>, Task> F = async t => { await t; await t; };")]
    public void The_results_stay_the_same(string before, string after)
    {
        var solution = FixSolution.Of(Class(before)).Apply(new AwaitFix());
        Assert.Equal(Class(after), solution.Text());
        Assert.Empty(solution.Findings());
    }

    [Fact]
    public void The_parts_of_a_partial_method_keep_their_order_of_words()
    {
        var solution = FixSolution.Of("public partial class Own { private partial Task Run(Task t); }\npublic partial class Own { "
            + "private partial Task Run(Task t) { t.Wait(); return t; } }");
        Assert.Contains("private async partial Task Run(Task t) { await t; await t; }", solution.Apply(new AwaitFix()).Text(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_around_stays()
    {
        var solution = FixSolution.Of("""
            public class Own
            {
                /// <summary>Says something.</summary>
                #region all
                public Task<int> Run(Task<int> task)
                {
                    // First.
                    var first = task.Result; // the first

                    #pragma warning disable CS0219
                    var unused = 1;
                    if (first > 1)
                        // Why so.
                        return Task.FromResult(first); // so

                    /* Last. */
                    return /* here */ Task.FromResult(2);
                }
                #endregion
            }

            """);
        Assert.Equal("""
            public class Own
            {
                /// <summary>Says something.</summary>
                #region all
                public async Task<int> Run(Task<int> task)
                {
                    // First.
                    var first = await task; // the first

                    #pragma warning disable CS0219
                    var unused = 1;
                    if (first > 1)
                        // Why so.
                        return first; // so

                    /* Last. */
                    return /* here */ 2;
                }
                #endregion
            }

            """, solution.Apply(new AwaitFix()).Text());
    }

    [Fact]
    public void A_function_and_one_inside_of_it_are_made_async_together()
    {
        var solution = FixSolution.Of(Class(
            "public Task Run(Task t) { t.Wait(); Func<Task> f = () => { t.Wait(); return F(); }; return f(); Task F() { t.Wait(); "
                + "return Task.CompletedTask; } }"));
        solution.ApplyAll(new AwaitFix(), FixAllScope.Document);
        Assert.Equal(
            Class("public async Task Run(Task t) { await t; Func<Task> f = async () => { await t; await F(); }; await f();\n        "
                + "return; async Task F() { await t; } }"),
            solution.Text());
        Assert.Empty(solution.Findings());
    }

    [Theory]
    [InlineData("public Task Run(ref Task t) { t.Wait(); return t; }")]
    [InlineData("public Task Run(out Task t) { t = Task.Delay(1); t.Wait(); return t; }")]
    [InlineData("public Task Run(in Task t) { t.Wait(); return t; }")]
    [InlineData("public Task Run(Task t, Span<int> span) { t.Wait(); span[0] = 1; return t; }")]
    [InlineData("public unsafe async Task Run(Task t) { t.Wait(); }")]
    [InlineData("public async Task Run(Task t) { await Task.Yield(); unsafe { t.Wait(); } }")]
    [InlineData("public IAsyncEnumerable<int> Run(Task t) { t.Wait(); return null!; }")]
    [InlineData("public async Task Run(Task<int> t, int[] a) { await Task.Yield(); Span<int> s = a; s[0] = t.Result; }")]
    [InlineData("public async Task Run(Task<int> t, int[] a) { await Task.Yield(); Span<int> s = a; t.Wait(); s[0] = 1; }")]
    [InlineData("public async Task Run(Task<int> t, int[] a) { await Task.Yield(); foreach (var i in a.AsSpan()) t.Wait(); }")]
    [InlineData("public async Task Run(Task<int> t, int[] a) { await Task.Yield(); ref var i = ref a[0]; t.Wait(); i = 1; }")]
    [InlineData(
        "public async Task Run(Task<int> t, int[] a) { await Task.Yield(); First(a) = t.Result; } static ref int First(int[] a) "
        + "=> ref a[0];")]
    [InlineData(
        "public async Task Run(Task<int> t, int[] a) { await Task.Yield(); Both(a.AsSpan(), t.Result); } static void "
        + "Both(Span<int> s, int i) { }")]
    [InlineData(
        "public Task Run(Task<int> t) { System.Linq.Expressions.Expression<Func<Task>> e = () => Both(t.Result); return t; } "
        + "static Task Both(int i) => Task.CompletedTask;")]
    [InlineData("public Task Run(Task<int> t) { F(() => t.Result); return t; } static void F(Func<int> f) => f();")]
    [InlineData("public async Task Run(Task<int> t) { await Task.Yield(); try { } catch (Exception) when (t.Result > 1) { } }")]
    [InlineData(
        "public async Task Run(Task<int> t) { await Task.Yield(); _ = from i in new[] { 1 } from j in new int[t.Result] select j; }")]
    [InlineData(
        "public ValueTask<int> Run(Task t, System.Threading.Tasks.Sources.IValueTaskSource<int> s) { t.Wait(); return new(s, 1); }")]
    public void Nothing_is_offered_where_no_await_can_be(string members)
    {
        var solution = FixSolution.Of(Class(members));
        Assert.All(solution.Findings(), f => Assert.Empty(solution.Titles(new AwaitFix(), "Source.cs", f)));
    }

    [Theory]
    [InlineData("public async Task Run(Task<int> t, int[] a) { await Task.Yield(); Span<int> s = a; s[0] = 1; t.Wait(); }")]
    [InlineData("public async Task Run(Task<int> t, int[] a) { await Task.Yield(); t.Wait(); Span<int> s = a; s[0] = 1; }")]
    [InlineData("public async Task Run(Task<int> t, int[] a) { await Task.Yield(); a.AsSpan()[0] = 1; a[t.Result] = 1; }")]
    [InlineData("public async Task Run(Task<int> t, int[] a) { await Task.Yield(); a[0] += t.Result; }")]
    [InlineData("public async Task Run(Task<int> t, int[] a) { await Task.Yield(); switch (a[0]) { case 1 when t.Result > 1: break; } }")]
    [InlineData("public async IAsyncEnumerable<int> Run(Task<int> t) { await Task.Yield(); yield return t.Result; }")]
    [InlineData("public async void Run(Task<int> t) { await Task.Yield(); t.Wait(); }")]
    [InlineData("public Task Own(Task<int> t) { unsafe { } t.Wait(); return t; }")]
    public void It_is_offered_next_to_where_no_await_can_be(string members) =>
        Assert.Empty(FixSolution.Of(Class(members)).Apply(new AwaitFix()).Findings());

    [Fact]
    public void Top_level_statements_are_awaited()
    {
        var solution = FixSolution.OfProgram("await Task.Yield();\nThread.Sleep(1);\n");
        Assert.Equal("await Task.Yield();\nawait Task.Delay(1);\n", solution.Apply(new AwaitFix()).Text());
    }
}
