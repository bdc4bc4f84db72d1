using Adapters.CodeFixes.Blocking;
using Generator.Tests.CodeFixes.Chain;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Generator.Tests.CodeFixes;

/// <summary>Helpers that are reported once, at themselves: what is offered there compiles, and the calls are fixed as any other.</summary>
public sealed class RootFixTests
{
    private const string Source = """
        public sealed class Store
        {
            public async Task One() { await Task.Yield(); Save(); }
            public async Task Two() { await Task.Yield(); Save(); }
            public async Task Three() { await Task.Yield(); Save(); }
            public async Task Four() { await Task.Yield(); Save(); }

            private void Save()
            {
                File.WriteAllText("a", "b");
                using var file = File.OpenRead("a");
                lock (this)
                    File.Delete("a");
            }
        }
        """;

    [Fact]
    public void Each_fix_of_each_finding_compiles()
    {
        CodeFixProvider[] fixes = [new AwaitFix(), new AwaitUsingFix(), new OffloadFix(), new LockFix(), new MarkBlockingFix()];
        var solution = FixSolution.Of(Source);
        Assert.Contains(solution.Findings(), f => f.Id == "ADPT103");
        var wrong =
            from finding in solution.Findings()
            from fix in fixes
            from trial in solution.Trials(fix, "Source.cs", finding)
            select $"{finding} {fix.GetType().Name}: {trial}";
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task The_chain_of_each_call_is_made_asynchronous() => Assert.Empty(await new ChainRun(Source, ChainRun.AllAsync).Breaks());
}
