using System.Globalization;
using Adapters.Analyzers.Blocking;
using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;

namespace Generator.Tests.Blocking.Growth;

/// <summary>ADPT131: a body for which the budget of visits is not enough has that finding, and no other one.</summary>
public sealed class TooLargeTests
{
    private static readonly Dictionary<string, string> AllAsync = new() { [BlockingOptions.Scope] = "all_async" };

    /// <summary>So many tasks that are all needed until the end.</summary>
    private static readonly string Huge = LargeCode.Repeat(1500, i => $"var t{i} = Load({i}); var f{i} = t{i}.IsCompleted;")
        + LargeCode.Repeat(1500, i => $"if (f{i}) t{i}.Wait();");

    [Fact]
    public void A_body_that_is_too_large_has_one_finding() => Assert.Equal(
        ["'Run' is too large or too deep to be checked for blocking calls"], Find(LargeCode.Method(Huge)));

    [Fact]
    public void Calls_of_code_that_is_too_large_have_one_finding() => Assert.Equal(
        [
            "'Step' leads to code that is too large or too deep to be checked for blocking calls: Step → Large.Run (Source.cs:10)",
            "'Thread.Sleep' blocks its thread; await 'Task.Delay' instead",
        ],
        Find($$"""
            public class Caller
            {
                public async Task Go() { await Task.Yield(); Step(); Step(); Thread.Sleep(1); }
                private void Step() => new Large().Run(1);
            }

            public class Large
            {
                private Task<int> Load(int id) => Task.FromResult(id);
                public void Run(int number) { {{Huge}} }
            }
            """));

    private static IEnumerable<string> Find(string source) =>
        SuiteCompilation.Run(SuiteCompilation.Of(source), [new BlockingAnalyzer()], AllAsync)
            .Select(f => f.GetMessage(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal);
}
