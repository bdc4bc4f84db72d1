using Adapters.Analyzers.Blocking;
using Adapters.Analyzers.Blocking.Model;

namespace Generator.Tests.Blocking.Completion;

/// <summary>With the old value of an element, what was reached through it is forgotten.</summary>
public sealed class ReplacedElementTests
{
    private static readonly Dictionary<string, string> AllAsync = new() { [BlockingOptions.Scope] = "all_async" };

    [Theory]
    [InlineData("await jobs[0].Done; jobs[0].Done.Wait();", 0)]
    [InlineData("await jobs[0].Done; jobs[0] = other; jobs[0].Done.Wait();", 1)]
    [InlineData("await jobs[0].Done; jobs[index] = other; jobs[0].Done.Wait();", 1)]
    [InlineData("await jobs[0].Done; jobs[1] = other; jobs[0].Done.Wait();", 0)]
    [InlineData("await jobs[0].Done; await other.Done; jobs[0] = other; jobs[0].Done.Wait();", 0)]
    [InlineData("await jobs[0].Done; others[0] = other; jobs[0].Done.Wait();", 0)]
    public void A_wait_on_a_member_of_an_element_is_found_if_the_element_is_another(string body, int findings)
    {
        var compilation = SuiteCompilation.Of($$"""
            public sealed class Job { public Task Done { get; } = Task.Delay(1); }
            public static class Page
            {
                public static async Task Show(Job[] jobs, Job[] others, Job other, int index) { await Task.Yield(); {{body}} }
            }
            """);
        Assert.Equal(findings, SuiteCompilation.Run(compilation, [new BlockingAnalyzer()], AllAsync).Length);
    }
}
