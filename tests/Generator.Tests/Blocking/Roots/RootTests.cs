using Adapters.Analyzers.Blocking;
using Adapters.Analyzers.Blocking.Model;

namespace Generator.Tests.Blocking.Roots;

/// <summary>A helper that many calls lead to is reported once, at itself; the calls have severity Info and point to it.</summary>
public sealed class RootTests
{
    private const string Helper = "static void Save(int n = 0) { File.WriteAllText(\"x\", \"y\"); }";

    [Fact]
    public void Four_calls_are_reported_at_the_helper()
    {
        var found = Run(Callers(4) + Helper);
        Assert.Equal(
            "'File.WriteAllText' blocks its thread; await 'WriteAllTextAsync' instead; 4 calls in code that must not block lead to "
            + "'Own.Save', the first one in 'Own.Call0'",
            found[^1]["ADPT103 ".Length..]);
        Assert.Equal(
            Enumerable.Repeat(
                "ADPT123 'Save' blocks its thread: Save → File.WriteAllText (Source.cs:5); 4 calls in code that must not block lead to "
                + "'Own.Save', where it is reported (Source.cs:5)",
                4),
            found[..^1]);
    }

    [Theory]
    [InlineData(3, null)]
    [InlineData(5, "5")]
    [InlineData(9, "0")]
    public void As_many_calls_as_the_option_says_are_reported_themselves(int calls, string? ways) =>
        Assert.All(Run(Callers(calls) + Helper, ways), f => Assert.StartsWith("ADPT103 'Save'", f, StringComparison.Ordinal));

    [Theory]
    [InlineData("one method with four calls", "async Task A() { Save(); Save(); Save(); Save(); await Task.Yield(); }")]
    [InlineData("calls in lambdas and local functions",
        "async Task A() { Save(); Func<Task> f = async () => { Save(); await Task.Yield(); }; await f(); async Task L() { Save(); Save(); "
        + "await Task.Yield(); } await L(); }")]
    [InlineData("beside calls of another helper",
        "async Task A() { Save(); Save(); Save(); await Task.Yield(); Save(Twice()); } int Twice() { Save(); return 1; }")]
    public void Calls_are_counted_wherever_they_are(string where, string callers)
    {
        var found = Run(callers + Helper);
        var roots = found.Count(f => f.StartsWith("ADPT103 'File.", StringComparison.Ordinal));
        Assert.True(roots == 1, $"{where}: {string.Join('\n', found)}");
    }

    [Theory]
    [InlineData("calls of another one with its name", "static class Other { public static void Save() { } }", "Other.Save(); ")]
    [InlineData("calls in synchronous code", "void B() { Save(); Save(); Save(); Save(); }", "")]
    [InlineData("calls that are not executed", "", "return; Save(); Save(); Save(); ")]
    [InlineData("calls that run elsewhere", "", "await Task.Run(() => { Save(); Save(); Save(); }); ")]
    public void Others_are_not_counted(string which, string member, string statements) => Assert.All(
        Run($"async Task A() {{ Save(); Save(); {statements}await Task.Yield(); }} {member} {Helper}"),
        f => Assert.True(f.StartsWith("ADPT103 'Save'", StringComparison.Ordinal), $"{which}: {f}"));

    [Theory]
    [InlineData("a property", "A = Slow;", "static int Slow { get { File.Delete(\"x\"); return 1; } }")]
    [InlineData("a constructor", "_ = new Slow();", "class Slow { public Slow() { File.Delete(\"x\"); } }")]
    [InlineData("a setter", "Slow = 1;", "static int Slow { set { File.Delete(\"x\"); } }")]
    [InlineData("an implementation", "((ISlow)new Slow()).Do();",
        "interface ISlow { void Do(); } sealed class Slow : ISlow { void ISlow.Do() { File.Delete(\"x\"); } }")]
    [InlineData("two steps", "Up();", "static void Up() { Down(); } static void Down() { File.Delete(\"x\"); }")]
    public void Any_member_can_be_a_root(string what, string call, string helper)
    {
        var found = Run($"int A; async Task B() {{ {call} {call} {call} {call} await Task.Yield(); }} {helper}");
        Assert.True(found.Count(f => f.Contains("the first one in", StringComparison.Ordinal)) == 1, $"{what}: {string.Join('\n', found)}");
        Assert.Equal(4, found.Count(f => f.StartsWith("ADPT123 ", StringComparison.Ordinal)));
    }

    /// <summary>A finding that nobody sees at the helper is not taken from its callers.</summary>
    [Theory]
    [InlineData("generated code", "[System.CodeDom.Compiler.GeneratedCode(\"tool\", \"1\")] " + Helper)]
    [InlineData("in scope itself", "static Task Save(int n = 0) { File.WriteAllText(\"x\", \"y\"); return Task.CompletedTask; }")]
    public void A_helper_in_which_nothing_is_reported_is_no_root(string what, string helper) =>
        Assert.All(Run(Callers(4) + helper), f => Assert.False(f.Contains("lead to", StringComparison.Ordinal), $"{what}: {f}"));

    /// <summary>The form is for such calls, and the helper for others.</summary>
    [Fact]
    public void A_helper_that_has_an_asynchronous_form_is_reported_at_the_calls()
    {
        var found = Run(Callers(4) + Helper + " static Task SaveAsync(int n = 0) => Task.Delay(n);");
        Assert.Equal(
            Enumerable.Repeat(
                "ADPT103 'Save' blocks its thread: Save → File.WriteAllText (Source.cs:5); await 'SaveAsync' instead", 4),
            found);
    }

    private static string Callers(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(i => $"async Task Call{i}() {{ Save(); await Task.Yield(); }}\n"));

    private static List<string> Run(string members, string? ways = null)
    {
        var options = new Dictionary<string, string> { [BlockingOptions.Scope] = "all_async" };
        if (ways is not null)
            options[BlockingOptions.Ways] = ways;
        return
        [
            .. SuiteCompilation.Run(SuiteCompilation.Of($"public class Own {{ {members} }}"), [new BlockingAnalyzer()], options)
                .Select(f => $"{f.Id} {f.GetMessage()}"),
        ];
    }
}
