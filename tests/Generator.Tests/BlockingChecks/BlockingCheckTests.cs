using Generator.Tests.Blocking;
using Microsoft.CodeAnalysis;

namespace Generator.Tests.BlockingChecks;

/// <summary>
/// The checks of a debug build around the calls of [Blocking] methods: on an event loop they throw, elsewhere nothing is changed
/// by them.
/// </summary>
public sealed class BlockingCheckTests
{
    private const string Marked = """
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

    [Fact]
    public void A_blocking_method_that_is_called_on_a_loop_throws_in_a_debug_build()
    {
        var error = CheckedBuild.OnLoop(() => CheckedBuild.Call(CheckedBuild.Of(Marked), "Direct"));
        Assert.Equal(
            "'Store.Load' is marked [Blocking] and was called on an event loop, by GET / (Own.Direct): call it in Offload.Run, or make "
            + "the handler synchronous.",
            Assert.IsType<InvalidOperationException>(error).Message);
    }

    [Theory]
    [InlineData("Direct", "one")]
    [InlineData("Static", "two")]
    [InlineData("Extension", "three")]
    [InlineData("Generic", "four")]
    [InlineData("ByReference", "five")]
    [InlineData("Conditional", "six")]
    public void A_blocking_method_works_as_before_on_another_thread(string method, string expected) =>
        Assert.Equal(expected, CheckedBuild.Call(CheckedBuild.Of(Marked), method));

    [Theory]
    [InlineData("Static")]
    [InlineData("Extension")]
    [InlineData("Generic")]
    [InlineData("ByReference")]
    [InlineData("Conditional")]
    public void Every_shape_of_call_is_checked(string method) =>
        Assert.IsType<InvalidOperationException>(CheckedBuild.OnLoop(() => CheckedBuild.Call(CheckedBuild.Of(Marked), method)));

    [Fact]
    public void A_release_build_has_no_checks() => Assert.DoesNotContain(
        CheckedBuild.Run(CheckedBuild.Compile(Marked, OptimizationLevel.Release)).Trees, t =>
            t.FilePath.Contains("BlockingChecks", StringComparison.Ordinal));

    [Theory]
    [InlineData("", true)]
    [InlineData("other", false)]
    public void A_method_of_another_assembly_is_checked_where_it_can_be_named(string alias, bool isChecked)
    {
        var library = CheckedBuild.Image(SuiteCompilation.Of("""
            namespace Shop; public static class Store { [Blocking] public static string Load() => ""; }
            public class Base { [Blocking] protected internal string Inner() => ""; [Blocking] internal string Hidden() => ""; }
            """).WithAssemblyName("Shop"));
        var reference = MetadataReference.CreateFromImage(library).WithAliases(alias.Length == 0 ? [] : [alias]);
        var space = alias.Length == 0 ? "global" : alias;
        var source = $"{(alias.Length == 0 ? "" : $"extern alias {alias};")} public class Own : {space}::Shop.Base {{ public string "
            + $"Call() => {space}::Shop.Store.Load() + Inner(); }}";
        var checks = string.Concat(
            CheckedBuild.Run(CheckedBuild.Compile(source, OptimizationLevel.Debug, reference)).Trees.Where(
                t => t.FilePath.Contains("BlockingChecks", StringComparison.Ordinal)));
        Assert.Equal(
            (isChecked, false), (checks.Contains("Load_", StringComparison.Ordinal), checks.Contains("Inner_", StringComparison.Ordinal)));
    }
}
