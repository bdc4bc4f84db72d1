using Adapters.Analyzers.Blocking;
using Adapters.Analyzers.Blocking.Model;
using Generator.Tests.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generator.Tests.BlockingChecks;

/// <summary>What the blocking rules leave for other assemblies.</summary>
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
            public int Level { get => 1; set => Flush("x"); }
            [NonBlocking] public void Quick() => Flush("x");
            [Blocking] public void Slow() { }
            private void Flush(string path) => File.WriteAllText(path, "x");
        }

        internal sealed class Hidden { public void Save() => Thread.Sleep(1); }
        """;

    [Fact]
    public void A_library_tells_which_of_its_visible_members_block()
    {
        var emitted = CheckedBuild.Run(SuiteCompilation.Of(Library)).Trees.Single().ToString();
        Assert.Equal(
            [
                """
                [assembly: global::System.Reflection.AssemblyMetadata("Adapters.Blocking", "M:Shop.Store.#ctor(System.String)|Files|Flush → File.WriteAllText")]
                """,
                """
                [assembly: global::System.Reflection.AssemblyMetadata("Adapters.Blocking", "M:Shop.Store.Save|Files|Flush → File.WriteAllText")]
                """,
                """
                [assembly: global::System.Reflection.AssemblyMetadata("Adapters.Blocking", "M:Shop.Store.set_Level(System.Int32)|Files|Flush → File.WriteAllText")]
                """,
                """
                [assembly: global::System.Reflection.AssemblyMetadata("Adapters.Blocking", "P:Shop.Store.Item(System.Int32)|Files|File.ReadAllText")]
                """,
            ],
            emitted.Split('\n').Where(l => l.StartsWith("[assembly", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_call_into_a_library_is_found_by_its_summary_with_the_hops_in_it()
    {
        var library = SuiteCompilation.Of(Library).WithAssemblyName("Shop");
        var found = Assert.Single(SuiteCompilation.Run(
            SuiteCompilation.Of(
                "public class Own { public async Task Run(Shop.Store store) { store.Save(); store.Count(); await Task.Yield(); } }",
                references: MetadataReference.CreateFromImage(CheckedBuild.Image(CheckedBuild.Run(library).Output))),
            [new BlockingAnalyzer()], new Dictionary<string, string> { [BlockingOptions.Scope] = "all_async" }));
        Assert.Equal(
            ("ADPT103", "'Store.Save' blocks its thread: Store.Save → Flush → File.WriteAllText; await 'SaveAsync' instead"),
            (found.Id, found.GetMessage()));
    }

    [Fact]
    public void Of_a_property_the_accessor_that_blocks_is_found()
    {
        var library = SuiteCompilation.Of(Library).WithAssemblyName("Shop");
        var found = Assert.Single(SuiteCompilation.Run(
            SuiteCompilation.Of(
                "public class Own { public async Task Run(Shop.Store store) { _ = store.Level; store.Level = 1; await Task.Yield(); } }",
                references: MetadataReference.CreateFromImage(CheckedBuild.Image(CheckedBuild.Run(library).Output))),
            [new BlockingAnalyzer()], new Dictionary<string, string> { [BlockingOptions.Scope] = "all_async" }));
        Assert.Equal(
            ("ADPT103", "'Store.Level' blocks its thread: Store.Level → Flush → File.WriteAllText"), (found.Id, found.GetMessage()));
        var place = found.Location.SourceTree!.GetRoot().FindNode(found.Location.SourceSpan);
        Assert.Equal("store.Level = 1", place.Parent!.Parent!.ToString());
    }

    [Fact]
    public void A_program_has_no_summary() => Assert.Empty(
        CheckedBuild.Run(
            SuiteCompilation.Of(
                "public static class Program { public static void Main() => Thread.Sleep(1); }").WithOptions(new CSharpCompilationOptions(
                    OutputKind.ConsoleApplication))).Trees);
}
