using Adapters.CodeFixes.Blocking;
using static Generator.Tests.CodeFixes.FixSource;

namespace Generator.Tests.CodeFixes.Blocking;

/// <summary>Helpers that are marked [Blocking].</summary>
public sealed class MarkBlockingFixTests
{
    [Fact]
    public void The_mark_stands_over_the_helper_and_nothing_else_changes()
    {
        var solution = FixSolution.Of("""
            public class Own
            {
                public async Task Run() { await Task.Yield(); Save(); }

                /// <summary>Saves.</summary>
                // So it is.
                private  static void Save( ) { Thread.Sleep (1); } // end
            }

            """);
        Assert.Equal("""
            public class Own
            {
                public async Task Run() { await Task.Yield(); Save(); }

                /// <summary>Saves.</summary>
                // So it is.
                [Blocking]
                private  static void Save( ) { Thread.Sleep (1); } // end
            }

            """, solution.Apply(new MarkBlockingFix()).Text());
        Assert.Equal("ADPT109", Assert.Single(solution.Findings()).Id);
    }

    [Theory]
    [InlineData("o.Save(1);", "public T Save<T>(T t) { Thread.Sleep(1); return t; }")]
    [InlineData("_ = o.Slow;", "[Obsolete(\"no\")] public int Slow { get { Thread.Sleep(1); return 1; } }")]
    [InlineData("o.Text();", "public string Text() => File.ReadAllText(\"x\");")]
    public void Methods_and_properties_of_all_kinds_are_marked(string call, string member)
    {
        var run = $"public async Task Run(Own o) {{ await Task.Yield(); {call} }}";
        Assert.Equal(Class(run, $"[Blocking]\n    {member}"), FixSolution.Of(Class(run, member)).Apply(new MarkBlockingFix()).Text());
    }

    [Theory]
    [InlineData("public async Task Run() { await Task.Yield(); File.Delete(\"x\"); }")]
    [InlineData("public async Task Run() { await Task.Yield(); Save(); } [Blocking] void Save() { }")]
    [InlineData("public async Task Run() { await Task.Yield(); Save(); void Save() => Thread.Sleep(1); }")]
    [InlineData(
        "public async Task Run(Bag b) { await Task.Yield(); foreach (var i in b) _ = i; } public class Bag { public "
        + "IEnumerator<int> GetEnumerator() { Thread.Sleep(1); yield return 1; } }")]
    public void Only_members_of_the_source_that_are_called_are_marked(string members)
    {
        var solution = FixSolution.Of(Class(members));
        Assert.NotEmpty(solution.Findings());
        Assert.Empty(solution.Titles(new MarkBlockingFix()));
    }

    [Fact]
    public void Without_adapters_there_is_no_mark() =>
        Assert.Empty(FixSolution.WithoutAdapters(Class("public async Task Run() { await Task.Yield(); Save(); } void Save() => "
            + "Thread.Sleep(1);")).Titles(new MarkBlockingFix()));
}
