using Adapters.CodeFixes.Blocking;
using Microsoft.CodeAnalysis.CodeFixes;
using static Generator.Tests.CodeFixes.FixSource;

namespace Generator.Tests.CodeFixes.Editing;

/// <summary>New awaits do not come back to their context where the awaits around them do not.</summary>
public sealed class AwaitStyleTests
{
    private const string Configured = "await w.ConfigureAwait(false);";

    [Theory]
    [InlineData("_ = t.Result;", "_ = await t.ConfigureAwait(false);")]
    [InlineData("_ = (await w2).Length; _ = t.Result; await w.ConfigureAwait(continueOnCapturedContext: false);",
        "_ = (await w2).Length; _ = await t.ConfigureAwait(false); await w.ConfigureAwait(continueOnCapturedContext: false);")]
    [InlineData("_ = u.Result!.Length;", "_ = (await u.ConfigureAwait(false))!.Length;")]
    [InlineData("((Task)u).Wait();", "await ((Task)u).ConfigureAwait(false);")]
    [InlineData("(v ?? u).Wait();", "await (v ?? u).ConfigureAwait(false);")]
    [InlineData("u.ConfigureAwait(true).GetAwaiter().GetResult();", "await u.ConfigureAwait(true);")]
    [InlineData("r\n            .ReadLine();", "await r\n            .ReadLineAsync().ConfigureAwait(false);")]
    [InlineData("v?.Wait();", "if (v is not null)\n            await v.ConfigureAwait(false);")]
    public void The_function_decides_first(string before, string after) =>
        Assert.Equal(Source(Configured, after), FixSolution.Of(Source(Configured, before)).Apply(new AwaitFix()).Text());

    [Theory]
    [InlineData("await t;", "await Other().ConfigureAwait(false);", "_ = await u;")]
    [InlineData("", "await Other().ConfigureAwait(false);", "_ = await u.ConfigureAwait(false);")]
    [InlineData("", "await Other().ConfigureAwait(true);", "_ = await u;")]
    [InlineData("", "await Other().ConfigureAwait(false); await Other(); await Other();", "_ = await u;")]
    public void Then_the_type(string here, string there, string after)
    {
        static string Text(string here, string there, string statement) => Class(
            $"public async Task Run(Task t, Task<string> u) {{ await Task.Yield(); {here} {statement} }}",
            $"private async Task Other() {{ {there} }}");
        Assert.Equal(Text(here, there, after), FixSolution.Of(Text(here, there, "_ = u.Result;")).Apply(new AwaitFix()).Text());
    }

    [Fact]
    public void A_project_with_handlers_does_not_leave_the_loop_because_other_types_do()
    {
        const string Other = "public static class Other { public static async Task Run(Task t) => await t.ConfigureAwait(false); }";
        var solution = FixSolution.Of([("Other.cs", Other), ("Source.cs", Class("public async Task Run(Task t) => t.Wait();"))]);
        Assert.Contains("=> await t;", solution.Apply(new AwaitFix()).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Elsewhere_the_project_decides_last()
    {
        var source = "using System.Threading.Tasks; public static class Own { public static async Task Run(Task t) { t.Wait(); } } "
            + "public static class Other { public static async Task Run(Task t) => await t.ConfigureAwait(false); }";
        var solution = FixSolution.WithoutAdapters(source).Apply(new AwaitFix());
        Assert.Contains("{ await t.ConfigureAwait(false); }", solution.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_added_twice()
    {
        var solution = FixSolution.Of(Source(Configured, "_ = t.Result; r.ReadLine();")).Apply(new AwaitFix()).Apply(new AwaitFix());
        var expected = Source(Configured, "_ = await t.ConfigureAwait(false); await r.ReadLineAsync().ConfigureAwait(false);");
        Assert.Equal(expected, solution.Text());
    }

    [Fact]
    public void What_runs_elsewhere_is_awaited_in_the_same_way() => Assert.Equal(
        Source(Configured, "_ = await Offload.Run(() => Directory.GetFiles(\"x\")).ConfigureAwait(false);"),
        FixSolution.Of(Source(Configured, "_ = Directory.GetFiles(\"x\");")).ApplyAll(new OffloadFix(), FixAllScope.Document).Text());

    private static string Source(string first, string statement) => Class($$"""
        public async Task Run(Task<int> t, Task<string> u, Task? v, Task w, Task<string> w2, TextReader r)
            {
                {{first}}
                {{statement}}
            }
        """);
}
