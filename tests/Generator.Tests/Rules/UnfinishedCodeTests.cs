using Adapters.Analyzers.Blocking;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Generator;
using Generator.Tests.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generator.Tests.Rules;

/// <summary>
/// Code as it is while somebody types it. It does not compile; the rules and the generators look at it all the same, and must
/// come to an end.
/// </summary>
public sealed class UnfinishedCodeTests
{
    private static readonly Dictionary<string, string> AllAsync = new() { [BlockingOptions.Scope] = "all_async" };

    [Theory]
    [InlineData("""[Get("/a")] public IEnumerable Get() => null!;""")]
    [InlineData("""[Get("/a")] public string Get([AsParameters] Page page) => ""; public sealed record Page(int , string);""")]
    [InlineData("""[Get("/a")] public IAsyncEnumerable Get() => null!;""")]
    [InlineData("""[Get("/a")] public Task<IEnumerable> Get() => null!;""")]
    [InlineData("""[Get("/a")] public ReadOnlyMemory Get() => default;""")]
    [InlineData("""[Get("/{id}")] public string Get(Half id) => ""; public struct Half : ISpanParsable { }""")]
    [InlineData("""[Get("/{id}")] public string Get(Half id) => ""; public struct Half : IUtf8SpanParsable<> { }""")]
    [InlineData("""[Get("/{id}")] public string Get(int id, int id) => ""; [Get("/{id}")] public string Other(int id, int id) => "";""")]
    [InlineData(
        """
        [Get] public string A() => ""; [Get(] public string B() => ""; [Get(null)] public string C() => ""; [Route] public string D() => ""; [Route(null, null)] public string E() => "";
        """)]
    [InlineData(
        """[Get("/a")] public Missing<int> Get(Missing m) => null!; [Post("/a")] public string Post(List<Missing> m, __arglist) => "";""")]
    [InlineData("""[Startup] public void Begin(IDictionary d) { } [Shutdown] public Missing End(IDictionary<string> d) => null!;""")]
    [InlineData("""[Get("/a")] public string Get() => ""; } [Handler] public class { [Get("/b")] public string Get() => "";""")]
    [InlineData("""[Get("/a")] public string Get() => ""; } [AdaptersApp] public partial class {""")]
    [InlineData(
        """
        [Get("/a")] public string Get() => ""; } public class { [Handler] public class Inner { [Get("/b")] public string Get() => ""; }
        """)]
    [InlineData(
        """
        [Get("/a")] public string Get() => ""; } [Handler] public sealed partial class Own { [Get("/b")] public string Other() => "";
        """)]
    public void Handlers(string members) =>
        AssertRead($"[AdaptersApp] public static partial class App; [Handler] public sealed partial class Own {{ {members} }}");

    [Theory]
    [InlineData("Stream s = s; s.Read(new byte[1]);")]
    [InlineData("Stream s = t, t = s; s.Read(new byte[1]); new StreamReader(t).ReadToEnd();")]
    [InlineData("var s = new BufferedStream(s); s.Flush();")]
    [InlineData("var w = new System.Text.Json.Utf8JsonWriter(w); w.Flush(); System.Text.Json.Utf8JsonWriter v = v; v.Flush();")]
    [InlineData("Shape a = a; a.Draw(); Shape b = c, c = b; b.Draw();")]
    [InlineData("System.Collections.Concurrent.BlockingCollection<int> q = q; q.Add(1);")]
    [InlineData("ref Task t = ref t; t.Wait(); ref Task u = ref v, v = ref u; u.Wait();")]
    [InlineData("foreach (var t in t) t.Wait(); foreach (var u in u.Where(x => x.IsCompleted)) u.Wait();")]
    [InlineData("var t = t.Where(x => x == t).Select(x => t).ToList(); await Task.WhenAll(t); t[0].Wait();")]
    [InlineData("Action a = a; a(); Action b = () => b(), c = c ?? b; c(); var d = d;")]
    [InlineData("F(); void F() => G(; void G() => F(); void () { } void H(Action h) => H(h")]
    [InlineData(
        "_ = from t in tasks let select t; tasks[0].Wait(); _ = from in tasks; _ = from t in tasks join u in; _ = from t in tasks from "
        + "u in t where u.IsCompleted select u.Result;")]
    [InlineData(
        "tasks.Select(); tasks.Append().Wait(); tasks.Concat(; tasks.ToDictionary(x => x, ); tasks.Add(); tasks[]; await Task.WhenAll(; "
        + "tasks[0].Wait(;")]
    public void Bodies(string body) => AssertRead($$"""
        [Handler] public sealed class Own { public async Task Run(List<Task> tasks) { await Task.Yield(); {{body}} } }
        public class Shape { public virtual void Draw() => Thread.Sleep(1); } public class Square : Shape { public override void Draw() { } }
        """);

    [Theory]
    [InlineData("await Task.Run(() => Thread.Sleep(missing));")]
    [InlineData("await Task.Run(() => File.ReadAllText(name.));")]
    [InlineData("await Task.Run(() => { Thread.Sleep(1); int length = Missing(); });")]
    [InlineData("var text = await Task.Run(() => Task.Run(() => File.ReadAllText(new Missing(name))));")]
    [InlineData("await Task.Factory.StartNew(() => Thread.Sleep(missing));")]
    [InlineData("await Offload.Run(() => Thread.Sleep(missing));")]
    [InlineData("await Offload.Run(() => File.ReadAllText(missing)")]
    public void What_will_run_elsewhere_is_no_finding_while_it_is_typed(string body)
    {
        var compilation = SuiteCompilation.Of(
            $$"""public class Own { public async Task Run(string name) { await Task.Yield(); {{body}} } }""");
        Assert.Contains(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        Assert.Empty(SuiteCompilation.Analyze(compilation, [new BlockingAnalyzer()], AllAsync));
    }

    [Fact]
    public void What_does_not_run_elsewhere_is_one()
    {
        var compilation = SuiteCompilation.Of(
            "class Own { public async Task Run(List<int> all) { await Task.Yield(); all.ForEach(n => { Thread.Sleep(n); No(); }); } }");
        Assert.Single(SuiteCompilation.Analyze(compilation, [new BlockingAnalyzer()], AllAsync));
    }

    private static void AssertRead(string source)
    {
        var compilation = SuiteCompilation.Of(source);
        Assert.Contains(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        SuiteCompilation.Analyze(compilation, AllRules.Analyzers);
        SuiteCompilation.Analyze(compilation, AllRules.Analyzers, AllAsync);
        var driver = CSharpGeneratorDriver.Create(new EntryPointGenerator(), new BlockingGenerator()).RunGenerators(compilation);
        Assert.All(driver.GetRunResult().Results, r => Assert.Null(r.Exception));
    }
}
