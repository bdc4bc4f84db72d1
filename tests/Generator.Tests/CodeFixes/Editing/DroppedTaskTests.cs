using Adapters.CodeFixes.Blocking;
using static Generator.Tests.CodeFixes.FixSource;

namespace Generator.Tests.CodeFixes.Editing;

/// <summary>Tasks that nobody waits for, in functions that become async and where such a function is called (CS4014).</summary>
public sealed class DroppedTaskTests
{
    [Theory]
    [InlineData(
        "public Task Run(Task t) { F(); t.Wait(); return F(); } Task F() => Task.CompletedTask;",
        "public async Task Run(Task t) { _ = F(); await t; await F(); } Task F() => Task.CompletedTask;")]
    [InlineData(
        "public Task Run(Task t, Own? o) { o?.F(); t.Wait(); return F(); } Task F() => Task.CompletedTask;",
        "public async Task Run(Task t, Own? o) { _ = o?.F(); await t; await F(); } Task F() => Task.CompletedTask;")]
    [InlineData(
        "public Task Run(Task t, Own? o) { /* why */ F(); // here\n        t.Wait(); return F(); } Task F() => Task.CompletedTask;",
        "public async Task Run(Task t, Own? o) { /* why */ _ = F(); // here\n        await t; await F();\n    } "
            + "Task F() => Task.CompletedTask;")]
    public void The_function_says_with_a_discard_that_nobody_waits(string before, string after) =>
        Assert.Equal(Class(after), FixSolution.Of(Class(before)).Apply(new AwaitFix()).Text());

    [Theory]
    [InlineData("public void Other(Task t) { Run(t); }")]
    [InlineData("public void Other(Task t, Own? o) { o?.Run(t); }")]
    [InlineData("public Action Other(Task t) => () => { Run(t); };")]
    public void A_method_whose_task_is_dropped_elsewhere_stays_as_it_is(string other)
    {
        const string Run = "public Task Run(Task t) { t.Wait(); return t; }";
        Assert.Empty(FixSolution.Of(Class(Run, other)).Titles(new AwaitFix()));
        Assert.NotEmpty(FixSolution.Of(Class(Run, "public void Other(Task t) { _ = Run(t); }")).Titles(new AwaitFix()));
        var another = FixSolution.Of(Class(Run, "public void Other(int t) { Run(t); } private void Run(int t) { }"));
        Assert.NotEmpty(another.Titles(new AwaitFix()));
    }

    [Theory]
    [InlineData("public Task? Run(Task t) { if (t.IsFaulted) return null; t.Wait(); return t; }")]
    [InlineData("public Task Run(Task t) { t.Wait(); lock (this) { return Task.Delay(1); } }")]
    [InlineData("public async Task<Task<int>?> Run(Task<int>? t) { await Task.Yield(); if (t?.Result == 1) return t; return null; }")]
    [InlineData("public Task<int>? Run(Task<int> t) { t.Wait(); return t.IsFaulted ? default : t; }")]
    [InlineData("public Task<int>? Run(Task<int> t) { t.Wait(); return t.IsFaulted ? default(Task<int>) : t; }")]
    public void What_could_not_say_the_same_stays_as_it_is(string member) =>
        Assert.Empty(FixSolution.Of(Class(member)).Titles(new AwaitFix()));

    [Theory]
    [InlineData(
        "public Task<string> Run(Task<string?> t) { t.Wait(); return t!; }",
        "public async Task<string> Run(Task<string?> t) { await t; return (await t)!; }")]
    [InlineData(
        "public ValueTask<string> Run(Task<string?> t) { var s = t.Result; return new ValueTask<string?>(s)!; }",
        "public async ValueTask<string> Run(Task<string?> t) { var s = await t; return s!; }")]
    [InlineData(
        "public ValueTask<string> Run(Task<string?> t, string? u) { var s = t.Result; return new ValueTask<string?>(s ?? u)!; }",
        "public async ValueTask<string> Run(Task<string?> t, string? u) { var s = await t; return (s ?? u)!; }")]
    public void What_is_said_of_a_task_is_said_of_its_result(string before, string after) =>
        Assert.Equal(Class(after), FixSolution.Of(Class(before)).Apply(new AwaitFix()).Text());
}
