using Adapters.Analyzers.Blocking.Model;
using Adapters.Generator;
using Generator.Tests.Blocking;
using Microsoft.CodeAnalysis.CSharp;

namespace Generator.Tests.Rules;

/// <summary>Symbols that the compiler makes, and those that are declared in no place or in several.</summary>
public sealed class CompilerMadeTests
{
    private static readonly Dictionary<string, string> AllAsync = new() { [BlockingOptions.Scope] = "all_async" };

    public static TheoryData<string, string> Sources => new()
    {
        { "let", Body("_ = from t in tasks let a = t let b = a where b.IsCompleted select b.Result;") },
        { "a second from", Body("_ = from t in tasks from u in tasks where u.IsCompleted join v in tasks on t equals v into g "
            + "select g.First().Result;") },
        { "a group", Body("_ = from t in tasks group t by t.Id into g orderby g.Key select g.First().Result;") },
        { "a record", "public record Point(Task<int> X) { public async Task M(Point p) { await X; _ = X.Result; _ = p == this; _ = "
            + "p.ToString(); "
            + "var (x, _) = (p, 1); _ = this with { X = X }; } }" },
        { "a record struct", "public readonly record struct Point(Task X, Task Y) { public async Task M(Point p) { var (x, y) = p; "
            + "await x; x.Wait(); } }" },
        { "a program", "await Task.Yield(); Thread.Sleep(1); void F(CancellationToken t) => G(); void G() => F(default); "
            + "F(default); new Program();" },
        { "a program with a field of its own", "var t = args.Length; Thread.Sleep(t); async void H() { await Task.Yield(); } H(); "
            + "partial class Program { int _x = 1; }" },
        { "a primary constructor", "public class Base(Stream s) { public Stream S => s; } public class Own(Task<int> t, Stream s) : "
            + "Base(s) { int _x = t.Result; "
            + "public async Task M() { await t; _x = t.Result; S.Flush(); new Own(t, s); } }" },
        { "partial members", "public partial class Own { public partial Task M(CancellationToken t); partial int P { get; set; } "
            + "public partial Own(int i); "
            + "partial event Action E; partial void N(); } public partial class Own { public partial async Task M(CancellationToken "
            + "t) { N(); P++; await Task.Yield(); "
            + "Thread.Sleep(P); E += () => { }; new Own(1); } partial int P { get => 1; set { } } public partial Own(int i) { } "
            + "partial event Action E { add { } remove { } } }" },
        { "file types", "file class Own { public static Own operator +(Own a, Own b) => a; public async Task M() { await "
            + "Task.Yield(); _ = this + this; new Own().M().Wait(); } } "
            + "file interface IOwn { void Do(); } file class Other : IOwn { public void Do() => Thread.Sleep(1); async Task M(IOwn "
            + "o) { o.Do(); } }" },
        { "an extension block", "public static class Own { extension(Stream s) { public void Do() => s.Flush(); public Stream Me => "
            + "s; public async Task DoAsync(CancellationToken t) { s.Do(); s.Me.Flush(); } } }" },
        { "an inline array", "[System.Runtime.CompilerServices.InlineArray(2)] public struct Own { private Task _t; public static "
            + "async Task M(Own o) { await o[0]; o[0].Wait(); foreach (var t in o) t.Wait(); } }" },
        { "anonymous types", Body("var a = new { T = tasks[0], U = tasks[1] }; await a.T; a.T.Wait(); a.U.Wait();") },
        { "dynamic", Body("dynamic d = tasks[0]; d.Wait(); _ = d.Result; await d; d[0] = d + d;") },
        { "pointers", "public unsafe class Own { delegate*<int, void> _f; public async Task M() { await Task.Yield(); N(); } void "
            + "N() { int i = 0; int* p = &i; _f(*p); Span<int> s = stackalloc int[*p]; } }" },
        { "indexers and ranges", Body("await tasks[^1]; tasks[^1].Wait(); _ = tasks.ToArray()[1..][0].Result; this[1].Wait();") },
        { "enumerators of its own", "public ref struct Own { public Own GetEnumerator() => this; public bool MoveNext() { "
            + "Thread.Sleep(1); return false; } public Task<int> Current => null!; "
            + "public static async Task M() { await Task.Yield(); N(); } static void N() { foreach (var t in new Own()) t.Wait(); "
            + "using var o = new Own(); } public void Dispose() { } }" },
        { "a delegate and an event field", "public class Own { public event Action? E; public async Task M() { await Task.Yield(); "
            + "E?.Invoke(); E = () => Thread.Sleep(1); E(); } }" },
        { "an enum and an interface with statics", "public interface IOwn<T> where T : IOwn<T> { static abstract T Make(); static "
            + "virtual void Do() => Thread.Sleep(1); } public class Own<T> where T : IOwn<T> "
            + "{ public async Task M() { await Task.Yield(); T.Make(); T.Do(); new Own<T>(); } }" },
        { "missing names", "public class { public async Task () { await ; Thread.Sleep(1); void () { } async void "
            + "(CancellationToken) { } } public (int i) { } public int this[] => 1; public static operator +( ) { } [Get(\"/\")] "
            + "public Task M(CancellationToken) => null!; }" },
        { "an extension method of nothing", "public static class Own { public static Task DoAsync(this) => null!; public static "
            + "void Do(this Stream s) { } public static async Task M(Stream s) { s.Do(); } }" },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public void All_rules_and_generators_read_it(string what, string source)
    {
        Assert.NotEmpty(what);
        var compilation = SuiteCompilation.Of(source);
        SuiteCompilation.Analyze(compilation, AllRules.Analyzers);
        SuiteCompilation.Analyze(compilation, AllRules.Analyzers, AllAsync);
        var driver = CSharpGeneratorDriver.Create(new EntryPointGenerator(), new BlockingGenerator()).RunGenerators(compilation);
        Assert.All(driver.GetRunResult().Results, r => Assert.Null(r.Exception));
    }

    private static string Body(string body) => $$"""
        public class Own
        {
            public Task this[int index] => Task.CompletedTask;
            public async Task Run(List<Task<int>> tasks) { await Task.Yield(); {{body}} }
        }
        """;
}
