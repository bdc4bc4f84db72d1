using Adapters.Analyzers.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generator.Tests.Blocking;

/// <summary>What a finding through helpers tells: its path, the place of its end, and each hop as a location.</summary>
public sealed class PathMessageTests
{
    private const string Handler = """
        [Handler]
        public sealed class Shop(Store store)
        {
            [Get("/")]
            public async Task<string> Save()
            {
                await Task.Yield();
                Keep();
                return "";
            }

            private void Keep() => store.Flush();
        }
        """;

    [Fact]
    public void The_message_of_a_lock_names_who_holds_it()
    {
        var found = Assert.Single(Run(Handler, """
            public sealed class Store
            {
                private readonly object _gate = new();

                public void Flush() { lock (_gate) { } }

                public void Save() { lock (_gate) File.Delete("x"); }
            }
            """));
        Assert.Equal(
            "'Keep' may block the event loop: Keep → Store.Flush → lock → holder Store.Save → File.Delete (Store.cs:7)"
            + "; move 'File.Delete' out of the lock, or await a SemaphoreSlim in its place",
            found.GetMessage());
        Assert.Equal("ADPT113", found.Id);
    }

    [Theory]
    [InlineData(
        "File.Delete(\"x\")", "'Store.Flush' blocks the event loop: Store.Flush → File.Delete (Store.cs:3); await 'FlushAsync' instead")]
    [InlineData("GC.KeepAlive(this)", "'Store.Flush' may block the event loop; await 'FlushAsync' instead")]
    public void The_advice_is_the_form_beside_the_first_call(string body, string message)
    {
        var found = Assert.Single(Run(
            """
            [Handler]
            public sealed class Shop(Store store)
            {
                [Get("/")]
                public async Task Save()
                {
                    await Task.Yield();
                    store.Flush();
                }
            }
            """,
            $$"""
            public sealed class Store
            {
                public void Flush() => {{body}};

                public Task FlushAsync() => Task.Delay(1);
            }
            """));
        Assert.Equal(message, found.GetMessage());
        Assert.True(found.Properties.ContainsKey(BlockingFindings.FormProperty));
    }

    [Fact]
    public void The_message_has_the_path_over_files_and_the_place_of_its_end()
    {
        var found = Assert.Single(Run(Handler, """
            public sealed class Store
            {
                private readonly FileStream _file = File.OpenRead("x");

                public void Flush() => _file.Flush();
            }
            """));
        Assert.Equal(
            "'Keep' blocks the event loop: Keep → Store.Flush → FileStream.Flush (Store.cs:5); await 'FlushAsync' instead",
            found.GetMessage());
        Assert.Equal("ADPT103", found.Id);
        Assert.Equal("Keep", Text(found.Location));
        Assert.Equal("Keep\nStore.Flush\nFileStream.Flush", found.Properties[BlockingFindings.PathProperty]);
        Assert.True(found.Properties.ContainsKey(BlockingFindings.LoopProperty));
        Assert.Equal(["Flush", "Flush"], found.AdditionalLocations.Select(Text));
        Assert.Equal(["Shop.cs", "Store.cs"], found.AdditionalLocations.Select(l => l.SourceTree!.FilePath));
    }

    [Theory]
    [InlineData(
        "public sealed class Store { public void Flush() { lock (this) File.Delete(\"x\"); } }",
        "'Keep' blocks the event loop: Keep → Store.Flush → lock → File.Delete (Store.cs:1)"
        + "; move 'File.Delete' out of the lock, or await a SemaphoreSlim in its place")]
    [InlineData(
        "public sealed class Store { public void Flush() { Monitor.Enter(this); File.ReadAllText(\"x\"); Monitor.Exit(this); } }",
        "'Keep' blocks the event loop: Keep → Store.Flush → Monitor.Enter → File.ReadAllText (Store.cs:1)"
        + "; move 'File.ReadAllText' out of the lock, or await a SemaphoreSlim in its place")]
    [InlineData(
        "public sealed class Store { private readonly SemaphoreSlim _one = new(1, 1); public void Flush() { _one.Wait(); "
            + "try { File.Delete(\"x\"); } finally { _one.Release(); } } }",
        "'Keep' blocks the event loop: Keep → Store.Flush → SemaphoreSlim.Wait → File.Delete (Store.cs:1)"
        + "; move 'File.Delete' out of the lock, or await 'WaitAsync' instead of 'Wait'")]
    [InlineData(
        "public sealed class Store { private readonly SemaphoreSlim _one = new(1, 1); public void Flush() { _one.Wait(); "
            + "lock (this) File.Delete(\"x\"); _one.Release(); } }",
        "'Keep' blocks the event loop: Keep → Store.Flush → SemaphoreSlim.Wait → lock → File.Delete (Store.cs:1)"
        + "; move 'File.Delete' out of the lock, or await a SemaphoreSlim in its place")]
    [InlineData(
        "public sealed class Store { public void Flush() { lock (this) { } Thread.Sleep(1); } }",
        "'Keep' blocks the event loop: Keep → Store.Flush → Thread.Sleep (Store.cs:1); await 'Task.Delay' instead")]
    [InlineData(
        "public sealed class Store { public void Flush() => _ = new Store(); public Store() => Thread.Sleep(1); }",
        "'Keep' blocks the event loop: Keep → Store.Flush → new Store → Thread.Sleep (Store.cs:1); await 'Task.Delay' instead")]
    [InlineData(
        "public sealed class Store { public void Flush() => _ = Kept.Value; } static class Kept { public static readonly string Value; "
            + "static Kept() => Value = File.ReadAllText(\"x\"); }",
        "'Keep' may block the event loop: Keep → Store.Flush → static Kept → File.ReadAllText (Store.cs:1); "
        + "await 'ReadAllTextAsync' instead")]
    [InlineData(
        "public sealed class Store { public void Flush() => GC.Collect(); }",
        "'Keep' computes for long on the event loop: Keep → Store.Flush → GC.Collect (Store.cs:1)")]
    [InlineData(
        "public abstract class Store { public abstract void Flush(); } public class A : Store { public override void Flush() => "
        + "Thread.Sleep(1); } public class B : Store { public override void Flush() { } }",
        "'Keep' may block the event loop: Keep → Store.Flush → Thread.Sleep (Store.cs:1); await 'Task.Delay' instead")]
    [InlineData(
        "public sealed class Store { public void Flush() { Later(() => Thread.Sleep(1)); } private Action? _kept; private void "
        + "Later(Action a) => _kept = a; }",
        "'Keep' may block the event loop: Keep → Store.Flush → Thread.Sleep (Store.cs:1); await 'Task.Delay' instead")]
    public void Each_kind_of_hop_has_a_name(string store, string message) =>
        Assert.Equal(message, Assert.Single(Run(Handler, store)).GetMessage());

    [Theory]
    [InlineData("public void Flush() => _ = this + this; public static int operator +(Store a, Store b) { Thread.Sleep(1); return 1; }",
        "Store.operator +")]
    [InlineData("public void Flush() => _ = checked(this * this); public static int operator checked *(Store a, Store b) { "
        + "Thread.Sleep(1); return 1; } public static int operator *(Store a, Store b) => 1;", "Store.operator checked *")]
    [InlineData("public void Flush() { if (this) { } } public static bool operator true(Store a) { Thread.Sleep(1); return true; } "
        + "public static bool operator false(Store a) => false;", "Store.operator true")]
    [InlineData("public void Flush() { string a = this; _ = a; } public static implicit operator string(Store a) { Thread.Sleep(1); "
        + "return \"\"; }", "Store.implicit operator string")]
    [InlineData("public void Flush() => _ = (List<int>)this; public static explicit operator List<int>(Store a) { Thread.Sleep(1); "
        + "return []; }", "Store.explicit operator List<int>")]
    [InlineData("public void Flush() => _ = this[1]; private int this[int i] { get { Thread.Sleep(1); return i; } }", "this[]")]
    [InlineData("public void Flush() => Changed += null; private event Action? Changed { add => Thread.Sleep(1); remove { } }",
        "Changed.add")]
    [InlineData("public void Flush() => new Source().Changed -= null; } public class Source { public event Action? Changed { add { } "
        + "remove => Thread.Sleep(1); }", "Source.Changed.remove")]
    [InlineData("public void Flush() => this.Save(); } public static class Saving { public static void Save(this Store store) => "
        + "Thread.Sleep(1);", "Saving.Save")]
    [InlineData("public void Flush() => this.Save(); } public static class Saving { extension(Store store) { public void Save() => "
        + "Thread.Sleep(1); }", "Saving.extension(Store).Save")]
    [InlineData("public void Flush() => _ = this.Size; } public static class Saving { extension(Store store) { public int Size { get { "
        + "Thread.Sleep(1); return 1; } } }", "Saving.extension(Store).Size")]
    public void Members_are_named_as_the_compiler_names_them(string members, string name)
    {
        var found = Assert.Single(Run(Handler, $"public sealed class Store {{ {members} }}"));
        Assert.Contains($" Store.Flush → {name} → Thread.Sleep (", found.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_shortest_of_the_surest_ways_is_reported()
    {
        var found = Assert.Single(Run(Handler, """
            public sealed class Store
            {
                public void Flush() { Far(); Near(); }
                private void Far() => Farther();
                private void Farther() => Near();
                private void Near() => Thread.Sleep(1);
            }
            """));
        Assert.Equal(
            "'Keep' blocks the event loop: Keep → Store.Flush → Near → Thread.Sleep (Store.cs:6); await 'Task.Delay' instead",
            found.GetMessage());
    }

    [Fact]
    public void A_chain_of_thousands_of_methods_is_followed_to_its_end()
    {
        const int Length = 5_000;
        var chain = string.Join(
            '\n',
            Enumerable.Range(0, Length).Select(
                i => $"    private static void M{i}() => {(i == Length - 1 ? "Thread.Sleep(1)" : $"M{i + 1}()")};"));
        var found = Assert.Single(Run(Handler, $"public sealed class Store\n{{\n    public void Flush() => M0();\n{chain}\n}}"));
        Assert.Equal(Length + 2, found.AdditionalLocations.Count);
        Assert.StartsWith(
            "'Keep' blocks the event loop: Keep → Store.Flush → M0 → M1 → … → M4998 → M4999 → Thread.Sleep (Store.cs:5003)",
            found.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void Methods_that_all_call_each_other_are_each_read_once()
    {
        const int Count = 150;
        var calls = string.Concat(Enumerable.Range(0, Count).Select(i => $" M{i}();"));
        var methods = string.Join('\n', Enumerable.Range(0, Count).Select(i => $"    private static void M{i}() {{{calls} }}"));
        Assert.Empty(Run(Handler, $"public sealed class Store\n{{\n    public void Flush() => M0();\n{methods}\n}}"));
    }

    private static IEnumerable<Diagnostic> Run(string handler, string store)
    {
        var compilation = SuiteCompilation.Of(handler, "Shop.cs");
        compilation = compilation.AddSyntaxTrees(
            CSharpSyntaxTree.ParseText(store, (CSharpParseOptions)compilation.SyntaxTrees[0].Options, "Store.cs"));
        return SuiteCompilation.Run(compilation, [new BlockingAnalyzer()]);
    }

    private static string Text(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);
}
