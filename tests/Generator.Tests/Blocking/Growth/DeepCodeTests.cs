using Adapters.Analyzers.Blocking.Model;
using Adapters.Generator;
using Generator.Tests.Rules;
using Microsoft.CodeAnalysis.CSharp;

namespace Generator.Tests.Blocking.Growth;

/// <summary>
/// Code that is nested so deeply that a recursion over it may need more stack than there is: all rules and generators come to an end,
/// without an exception. The depth is one that the compiler itself survives.
/// </summary>
public sealed class DeepCodeTests
{
    private const int Deep = 300;

    private static readonly Dictionary<string, string> AllAsync = new() { [BlockingOptions.Scope] = "all_async" };

    public static TheoryData<string, string> Bodies => new()
    {
        { "calls on calls", $"var some = tasks{Many(".Where(t => t.IsCompleted)")}; some.First().Wait();" },
        { "tasks of tasks",
            $"first{Many(".ConfigureAwait(false).GetAwaiter().GetResult().Wait().ContinueWith(t => t).Unwrap()")}.Wait();" },
        { "else after else", Many($"if (number == {Deep}) first.Wait(); else ") + "{ }" },
        { "choices",
            $"await ({Many("flag ? first : ")}first); Action act = {Many("flag ? () => { } : ")}(() => first.Wait()); act();" },
        { "patterns",
            $"if (number is 0 {Many(" or 1")}) first.Wait(); if (first is not {{ IsCompleted: true {Many(" or true")} }}) return;" },
        { "conditions", $"var done = first.IsCompleted{Many(" & first.IsCompleted")}{Many(" || flag")}; if (done) first.Wait();" },
        { "questions", $"_ = tasks{Many("?.ToList()")}; first{Many("?.ContinueWith(t => t)")}?.Wait();" },
        { "members", $"this{Many(".Self")}.Run(tasks, first, text, number, stream, flag).Wait();" },
        { "negations", $"if ({Many("!")}first.IsCompleted) first.Wait();" },
        { "casts", $"Thread.Sleep({Many("(int)")}0); IEnumerable<Task> all = {Many("(IEnumerable<Task>)")}tasks; all.First().Wait();" },
        { "parentheses", $"{Many("(")}first{Many(")")}.Wait();" },
        { "blocks", $"{Many("{ ")} first.Wait(); {Many("}")}" },
        { "locks", $"{Many("lock (text) { ")} first.Wait(); {Many("}")}" },
        { "attempts", $"{Many("try { ")} await first; {Many("} finally { first.Wait(); }")}" },
        { "loops", $"{Many("while (flag) { ")} first.Wait(); {Many("}")}" },
        { "lambdas", $"{Many("Action a = () => { ")} first.Wait(); {Many("};")}" },
        { "local functions", $"{Many("void F() { ")} first.Wait(); {Many("} ")}" },
        { "tuples", "var (a, (b, (c, (d, (e, f))))) = (first, (first, (first, (first, (first, first))))); await f; f.Wait(); a.Wait();" },
        { "arguments", $"{Many("Task.WhenAll(")}first{Many(")")}.Wait();" },
        { "elements", $"var list = {Many("new[] { ")}first{Many(" }")}; list{Many("[0]")}.Wait();" },
        { "assignments", $"Task x; {Many("x = ")}first; x.Wait();" },
        { "switches", $"_ = {Many("number switch { 0 => first, _ => ")}first{Many(" }")};" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_deep_body_is_read_or_left(string what, string body)
    {
        Assert.NotEmpty(what);
        AssertRead(LargeCode.Method(body));
    }

    /// <summary>The compiler's control flow graph would need more stack than there is, and cannot be asked for it.</summary>
    [Fact]
    public void Blocks_that_are_too_deep_for_the_flow_of_control_are_left()
    {
        var body = $"{string.Concat(Enumerable.Repeat("{ ", 900))} first.Wait(); {new string('}', 900)}";
        Assert.Equal([BlockingGroup.Unread], LargeCode.Read(LargeCode.Method(body)).Select(e => e.Sink!.Group));
    }

    public static TheoryData<string, string> Declarations => new()
    {
        { "types in types", $"{Many("public class N { public async Task M() { await Task.Yield(); Thread.Sleep(1); } ")}{Many("}")}" },
        { "namespaces", $"{Many("namespace N { ")}public class C {{ }}{Many("}")}" },
        { "type arguments", $"public class C {{ [Blocking] public void M({Many("List<")}int{Many(">")} x) {{ }} }}" },
        { "segments", $"[Handler] public class C {{ [Get(\"{Many("/a")}/{{id}}{Many("/b")}\")] public string M(int id) => \"\"; }}" },
        { "bases", string.Concat(Enumerable.Range(0, 500)
            .Select(i => $"public class C{i} : C{i + 1} {{ public override void M() => base.M(); }} "))
            + "public class C500 { public virtual void M() => Thread.Sleep(1); }" },
    };

    [Theory]
    [MemberData(nameof(Declarations))]
    public void A_deep_declaration_is_read_or_left(string what, string source)
    {
        Assert.NotEmpty(what);
        AssertRead("[AdaptersApp] public static partial class App; " + source);
    }

    private static string Many(string part) => string.Concat(Enumerable.Repeat(part, Deep));

    private static void AssertRead(string source)
    {
        var compilation = SuiteCompilation.Of(source);
        SuiteCompilation.Analyze(compilation, AllRules.Analyzers);
        SuiteCompilation.Analyze(compilation, AllRules.Analyzers, AllAsync);
        var driver = CSharpGeneratorDriver.Create(new EntryPointGenerator(), new BlockingGenerator()).RunGenerators(compilation);
        Assert.All(driver.GetRunResult().Results, r => Assert.Null(r.Exception));
    }
}
