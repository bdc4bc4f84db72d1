using System.Runtime.Loader;
using Adapters;
using Adapters.Generator;
using Adapters.Generator.Rules.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generator.Tests.Blocking;

/// <summary>What the blocking rules leave for other assemblies, and for the run time of a debug build.</summary>
public sealed class BlockingGeneratorTests
{
    private const string Library = """
        namespace Shop;

        public sealed class Store
        {
            public string this[int index] => File.ReadAllText("x");
            public Store() { }
            public Store(string path) => Flush(path);
            public void Save() => Flush("x");
            public Task SaveAsync() => File.WriteAllTextAsync("x", "x");
            public int Count() => 1;
            [NonBlocking] public void Quick() => Flush("x");
            [Blocking] public void Slow() { }
            private void Flush(string path) => File.WriteAllText(path, "x");
        }

        internal sealed class Hidden { public void Save() => Thread.Sleep(1); }
        """;

    [Fact]
    public void A_library_tells_which_of_its_visible_members_block()
    {
        var emitted = Run(SuiteCompilation.Of(Library)).Trees.Single().ToString();
        Assert.Equal(
            [
                """[assembly: global::System.Reflection.AssemblyMetadata("Adapters.Blocking", "M:Shop.Store.#ctor(System.String)|Files|Flush → File.WriteAllText")]""",
                """[assembly: global::System.Reflection.AssemblyMetadata("Adapters.Blocking", "M:Shop.Store.Save|Files|Flush → File.WriteAllText")]""",
                """[assembly: global::System.Reflection.AssemblyMetadata("Adapters.Blocking", "P:Shop.Store.Item(System.Int32)|Files|File.ReadAllText")]""",
            ],
            emitted.Split('\n').Where(l => l.StartsWith("[assembly", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_call_into_a_library_is_found_by_its_summary_with_the_hops_in_it()
    {
        var library = SuiteCompilation.Of(Library).WithAssemblyName("Shop");
        var found = Assert.Single(SuiteCompilation.Run(
            SuiteCompilation.Of("public class Own { public async Task Run(Shop.Store store) { store.Save(); store.Count(); await Task.Yield(); } }", references: Emit(library)),
            [new BlockingAnalyzer()], new Dictionary<string, string> { [BlockingOptions.Scope] = "all_async" }));
        Assert.Equal(("ADPT103", "'Store.Save' blocks its thread: Store.Save → Flush → File.WriteAllText; await 'SaveAsync' instead"), (found.Id, found.GetMessage()));
    }

    [Fact]
    public void A_program_has_no_summary() => Assert.Empty(
        Run(SuiteCompilation.Of("public static class Program { public static void Main() => Thread.Sleep(1); }").WithOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication))).Trees);

    [Fact]
    public void A_blocking_method_that_is_called_on_a_loop_throws_in_a_debug_build()
    {
        var error = OnLoop(() => Call(Checked(Marked), "Direct"));
        Assert.Equal(
            "'Store.Load' is marked [Blocking] and was called on an event loop, by GET / (Own.Direct): call it in Offload.Run, or make the handler synchronous.",
            Assert.IsType<InvalidOperationException>(error).Message);
    }

    [Theory]
    [InlineData("Direct", "one")]
    [InlineData("Static", "two")]
    [InlineData("Extension", "three")]
    [InlineData("Generic", "four")]
    [InlineData("ByReference", "five")]
    [InlineData("Conditional", "six")]
    public void A_blocking_method_works_as_before_on_another_thread(string method, string expected) => Assert.Equal(expected, Call(Checked(Marked), method));

    [Theory]
    [InlineData("Static")]
    [InlineData("Extension")]
    [InlineData("Generic")]
    [InlineData("ByReference")]
    [InlineData("Conditional")]
    public void Every_shape_of_call_is_checked(string method) => Assert.IsType<InvalidOperationException>(OnLoop(() => Call(Checked(Marked), method)));

    [Fact]
    public void A_release_build_has_no_checks() => Assert.DoesNotContain(
        Run(Compile(Marked, OptimizationLevel.Release)).Trees, t => t.FilePath.Contains("BlockingChecks", StringComparison.Ordinal));

    private const string Marked = """
        #nullable enable
        public sealed class Store
        {
            [Blocking] public string Load(string text = "one") => text;
            [Blocking] public static string Find(params string[] texts) => texts[0];
            [Blocking] public T Get<T>(T value) where T : class => value;
            [Blocking] public void Read(ref int count, out string text) { count++; text = "five"; }
        }
        public static class Extensions { [Blocking] public static string Long(this string text, int count) => text; }
        public static class Own
        {
            public static string Direct() => new Store().Load();
            public static string Static() => Store.Find("two", "x");
            public static string Extension() => "three".Long(3);
            public static string Generic() => new Store().Get("four");
            public static string ByReference() { var count = 1; new Store().Read(ref count, out var text); return count == 2 ? text : ""; }
            public static string? Conditional() { Store? store = new(); return store?.Load("six"); }
        }
        """;

    private static CSharpCompilation Compile(string source, OptimizationLevel level)
    {
        var compilation = SuiteCompilation.Of(source);
        var options = new CSharpParseOptions(LanguageVersion.Latest).WithFeatures([new("InterceptorsNamespaces", "Other;Adapters.Generated")]);
        return compilation.RemoveAllSyntaxTrees()
            .AddSyntaxTrees(compilation.SyntaxTrees.Select(t => CSharpSyntaxTree.ParseText(t.GetText(), options, t.FilePath)))
            .WithOptions(compilation.Options.WithOptimizationLevel(level));
    }

    private static (CSharpCompilation Output, SyntaxTree[] Trees) Run(CSharpCompilation compilation)
    {
        var driver = CSharpGeneratorDriver.Create([new BlockingGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options);
        var result = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var problems);
        Assert.Empty(problems);
        var wrong = output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong) + string.Join('\n', result.GetRunResult().GeneratedTrees));
        return ((CSharpCompilation)output, [.. result.GetRunResult().GeneratedTrees]);
    }

    private static MetadataReference Emit(CSharpCompilation compilation) => MetadataReference.CreateFromImage(Image(Run(compilation).Output));

    private static byte[] Checked(string source) => Image(Run(Compile(source, OptimizationLevel.Debug)).Output);

    private static byte[] Image(CSharpCompilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return stream.ToArray();
    }

    private static string? Call(byte[] image, string method)
    {
        using var stream = new MemoryStream(image);
        var own = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(stream).GetType("Own")!;
        return own.GetMethod(method)!.CreateDelegate<Func<string?>>()();
    }

    private static Exception? OnLoop(Func<string?> call)
    {
        Exception? error = null;
        var loop = new Thread(() =>
        {
            LoopThread.Enter(() => "GET / (Own.Direct)");
            error = Record.Exception(call);
        });
        loop.Start();
        loop.Join();
        return error;
    }
}
