using Adapters.Analyzers.Blocking;
using Adapters.Analyzers.Blocking.Model;

namespace Generator.Tests.Blocking.Completion;

/// <summary>Bodies larger than anybody writes: what is known of tasks in them stays of a size that can be handled.</summary>
public sealed class LargeBodyTests
{
    private const int Count = 100;

    private static readonly Dictionary<string, string> AllAsync = new() { [BlockingOptions.Scope] = "all_async" };

    public static TheoryData<string, string, int> Bodies => new()
    {
        { "flags", Repeat(i => $"var t{i} = Task.Delay({i}); var f{i} = t{i}.IsCompleted; if (f{i}) t{i}.Wait();"), 0 },
        { "flags that are set in branches", Repeat(i => $"var t{i} = Task.Delay({i}); var f{i} = false; if (DateTime.Now.Second == "
            + $"{i}) {{ await t{i}; f{i} = true; }} if (f{i}) t{i}.Wait();"), 0 },
        { "one list", $"var all = new List<Task>(); {Repeat(i => $"var t{i} = Task.Delay({i}); all.Add(t{i});")} "
            + $"await Task.WhenAll(all); {Repeat(i => $"t{i}.Wait();")}", 0 },
        { "loops", Repeat(i =>
            $"foreach (var t{i} in tasks) {{ try {{ await t{i}; }} catch (InvalidOperationException) {{ }} }} tasks[{i}].Wait();"), 0 },
        { "aliases", $"var a0 = tasks[0]; {Repeat(i => $"var a{i + 1} = a{i};")} await a0; a{Count}.Wait();", 0 },
        { "nothing", Repeat(i => $"var t{i} = Task.Delay({i + 1}); t{i}.Wait();"), Count },
        { "nested branches", string.Concat(Enumerable.Range(0, 60)
            .Select(i => $"if (DateTime.Now.Second == {i}) {{ ")) + "await tasks[0]; tasks[0].Wait();" + new string('}', 60), 0 },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_large_body_is_followed(string what, string body, int findings)
    {
        var compilation =
            SuiteCompilation.Of($"public class Large {{ public async Task Run(List<Task> tasks) {{ await Task.Yield(); {body} }} }}");
        var found = SuiteCompilation.Run(compilation, [new BlockingAnalyzer()], AllAsync);
        Assert.True(found.Length == findings, $"{what}: {found.Length}");
    }

    private static string Repeat(Func<int, string> line) => string.Join('\n', Enumerable.Range(0, Count).Select(line));
}
