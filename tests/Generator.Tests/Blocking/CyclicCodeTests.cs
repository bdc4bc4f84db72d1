using Adapters.Analyzers.Blocking;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Generator;
using Generator.Tests.Rules;
using Microsoft.CodeAnalysis.CSharp;

namespace Generator.Tests.Blocking;

/// <summary>Code that comes back to itself, and code in which one place is reached in very many ways: each is read once.</summary>
public sealed class CyclicCodeTests
{
    private const int Many = 25;

    private static readonly Dictionary<string, string> AllAsync = new() { [BlockingOptions.Scope] = "all_async" };

    public static TheoryData<string, string, int> Circles => new()
    {
        { "two local functions", "F(3); void F(int i) { if (i > 0) G(i - 1); } void G(int i) { Thread.Sleep(1); F(i - 1); }", 1 },
        { "two local functions that nobody calls",
            "void F(int i) { if (i > 0) G(i - 1); } void G(int i) { Thread.Sleep(1); F(i - 1); }", 0 },
        { "two local functions on another thread", "await Task.Run(() => F(3)); void F(int i) { if (i > 0) G(i - 1); } void G(int i) { "
            + "Thread.Sleep(1); F(i - 1); }", 0 },
        { "three local functions, one by a method group", "F(); void F() => H(G); void G() => F(); void H(Action a) { a(); "
            + "Thread.Sleep(1); }", 1 },
        { "a local function and a lambda", "Action a = null!; a = () => F(); a(); void F() { Thread.Sleep(1); a(); }", 1 },
        { "a lambda that calls itself", "Action<int> a = null!; a = n => { Thread.Sleep(1); a(n - 1); a(n - 2); a(n - 3); a(n - 4); a(n "
            + "- 5); a(n - 6); a(n - 7); a(n - 8); }; a(9);", 1 },
        { "a lambda that calls itself alone", "Action<int> a = null!; a = n => { Thread.Sleep(1); a(n - 1); };", 0 },
        { "lambdas that call each other",
            "Action a = null!; Action b = () => { Thread.Sleep(1); a(); }; a = () => b(); await Task.Run(a);", 0 },
        { "delegates that change places", "Action a = () => Thread.Sleep(1); Action b = () => Thread.Sleep(1); (a, b) = (b, a); var c = "
            + "a; a = b; b = c; c();", 2 },
        { "a helper that gives its delegate to itself", "Walk(3, () => Thread.Sleep(1)); static void Walk(int n, Action a) { Walk(n - "
            + "1, a); Walk(n - 2, a); a(); }", 1 },
        { "helpers that give a delegate to each other and never run it", "Ping(() => Thread.Sleep(1));", 0 },
        { "methods", "Even(3);", 1 },
        { "properties", "_ = First;", 1 },
        { "operators", "_ = this + this;", 1 },
        { "a constructor that makes its own type", "_ = new Circle();", 1 },
        { "a field that holds what calls it", "_kept();", 1 },
    };

    [Theory]
    [MemberData(nameof(Circles))]
    public void Code_that_comes_back_to_itself_is_read_to_its_end(string what, string body, int findings)
    {
        var found = SuiteCompilation.Run(SuiteCompilation.Of(Method(body)), [new BlockingAnalyzer()], AllAsync);
        Assert.True(found.Length == findings, $"{what}: {string.Join("; ", found)}");
    }

    public static TheoryData<string> Bodies => [.. Circles.Concat(Chains).Select(c => c.Data.Item2)];

    /// <summary>What a library without a handler goes through in the default scope.</summary>
    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_library_of_such_code_is_built(string body)
    {
        var compilation = SuiteCompilation.Of(Method(body));
        SuiteCompilation.Run(compilation, AllRules.Analyzers);
        CSharpGeneratorDriver.Create(new BlockingGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out _, out var problems);
        Assert.Empty(problems);
    }

    public static TheoryData<string, string, int> Chains => new()
    {
        { "local functions, each called twice", $"F0(); {Repeat(i => $"void F{i}() {{ F{i + 1}(); F{i + 1}(); }}")} void F{Many}() => "
            + "Thread.Sleep(1);", 1 },
        { "local functions in each other", $"{Repeat(i => $"F{i}(); F{i}(); void F{i}() {{ ")} Thread.Sleep(1); {Repeat(_ => "}")}", 1 },
        { "delegates in each other", $"{Repeat(i => $"Action a{i} = () => {{ ")} Thread.Sleep(1); "
            + $"{string.Concat(Enumerable.Range(0, Many).Reverse().Select(i => $"}}; a{i}(); a{i}();"))}", 1 },
        { "delegates that are handed on", $"Action a0 = () => Thread.Sleep(1); {Repeat(i => $"var a{i + 1} = i0 ? a{i} : a{i};")} "
            + $"a{Many}();", 1 },
        { "helpers that hand a delegate on twice", $"H0(() => Thread.Sleep(1)); "
            + $"{Repeat(i => $"static void H{i}(Action a) {{ H{i + 1}(a); H{i + 1}(a); }}")} static void H{Many}(Action a) => a();", 1 },
        { "filters", $"task.Wait(); _ = items{Repeat(_ => ".Where(t => t.Id == number)")}.First().Status; "
            + $"items{Repeat(_ => ".Where(t => t.Id == number)")}.First().Wait();", 2 },
        { "a finally in a finally", $"{Repeat(_ => "try { } finally { ")} await task; task.Wait(); {Repeat(_ => "}")}", 0 },
    };

    [Theory]
    [MemberData(nameof(Chains))]
    public void Code_that_is_reached_in_many_ways_is_read_once(string what, string body, int findings)
    {
        var found = SuiteCompilation.Run(SuiteCompilation.Of(Method(body)), [new BlockingAnalyzer()], AllAsync);
        Assert.True(found.Length == findings, $"{what}: {string.Join("; ", found)}");
    }

    private static string Repeat(Func<int, string> part) => string.Concat(Enumerable.Range(0, Many).Select(part));

    private static string Method(string body) => $$"""
        public class Circle
        {
            private readonly Circle? _inner = new Circle(1);
            private static readonly Action _kept = () => { Thread.Sleep(1); _kept!(); };
            public Circle() : this(1) { }
            public Circle(int number) { if (number > 0) _ = new Circle(number - 1); Thread.Sleep(1); }
            public int First => Second;
            public int Second { get { Thread.Sleep(1); return First; } }
            public static Circle operator +(Circle a, Circle b) { Thread.Sleep(1); return a - b; }
            public static Circle operator -(Circle a, Circle b) => a + b;
            public static void Even(int n) { if (n > 0) Odd(n - 1); }
            public static void Odd(int n) { Thread.Sleep(1); Even(n - 1); }
            public static void Ping(Action a) => Pong(a);
            public static void Pong(Action a) => Ping(a);
            public async Task Run(Task task, List<Task> items, int number, bool i0) { await Task.Yield(); {{body}} }
        }
        """;
}
