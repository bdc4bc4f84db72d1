using System.Globalization;
using Adapters.Analyzers.Blocking;
using Adapters.Analyzers.Blocking.Cache;
using Adapters.Analyzers.Blocking.CallGraph;
using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Generator.Tests.Blocking.Cache;

/// <summary>
/// What is cached of bodies while somebody types: whatever is edited, the findings are those of a compilation without a cache.
/// </summary>
public sealed class BodyCacheTests
{
    private const string Sleep = " global::System.Threading.Thread.Sleep(1);\n";

    private const string Page = """
        public class Page
        {
            public async Task Show() { Helper.Run(); await Task.Yield(); }
            public async Task Other() { await Task.Yield(); }
        }
        """;

    private static readonly Dictionary<string, string> AllAsync = new() { [BlockingOptions.Scope] = "all_async" };

    public static TheoryData<string> Files => [.. SuiteFile.All().Select(f => f.Name)];

    /// <summary>One method after the other begins to block: those that call it, too.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Edits_of_bodies_give_what_a_new_compilation_gives(string name)
    {
        const int Edits = 4;
        var file = SuiteFile.Read(name);
        var options = file.IsOfHandlers ? new Dictionary<string, string>() : AllAsync;
        var editor = new Editor(options, (name, file.Text));
        editor.Findings();
        for (var edit = 0; edit < Edits; edit++)
        {
            var bodies = editor.Root(name).DescendantNodes().OfType<BaseMethodDeclarationSyntax>().Where(m => m.Body is not null)
                .Select(m => m.Body!).ToList();
            if (bodies.Count == 0)
                return;
            editor.Type(name, new TextChange(new TextSpan(bodies[bodies.Count * edit / Edits].OpenBraceToken.Span.End, 0), Sleep));
            Assert.Equal(editor.FindingsWithoutCache(), editor.Findings());
        }
    }

    [Fact]
    public void A_body_that_was_not_edited_is_cached()
    {
        var editor = new Editor(AllAsync, ("Page.cs", Page), ("Helper.cs", "public static class Helper { public static void Run() { } }"));
        editor.Findings();
        editor.Type("Page.cs", "Other() {", "Other() {;");
        editor.Findings();
        editor.Type("Page.cs", "Other() {", "Other() {;");
        Assert.True(editor.Caches("M:Helper.Run", "Helper.cs"));
        Assert.True(editor.Caches("M:Page.Show", "Page.cs"));
        Assert.False(editor.Caches("M:Page.Other", "Page.cs"));
    }

    [Fact]
    public void A_build_caches_nothing()
    {
        var compilation = SuiteCompilation.Of(Page + "public static class Helper { public static void Run() { } }");
        Assert.Null(BodyCache.For(compilation, BlockingOptionsOf(AllAsync), [], CancellationToken.None));
    }

    /// <summary>Whatever one body can tell about another: its declaration, its list of bases, and code that a reader looks into.</summary>
    [Theory]
    [InlineData("a helper blocks", "public static void Run() { }", "public static void Run() { Thread.Sleep(1); }")]
    [InlineData("a helper no longer blocks", "public static void Run() => Thread.Sleep(1);",
        "public static void Run() => Console.Write(1);")]
    [InlineData("a mark", "public static void Run() { }", "[Blocking] public static void Run() { }")]
    [InlineData("an overload", "public static void Run(int a = 0) { }",
        "public static void Run(int a = 0) { } public static void Run() { Thread.Sleep(1); }")]
    [InlineData(
        "an implementation",
        "public static void Run(IStore s = null!) => s.Save(); } public interface IStore { void Save(); } class A : IStore { public "
            + "void Save() { }",
        "public static void Run(IStore s = null!) => s.Save(); } public interface IStore { void Save(); } class A : IStore { public "
            + "void Save() { } } class B : IStore { public void Save() => Thread.Sleep(1);")]
    [InlineData(
        "a holder of a lock",
        "static readonly object gate = new(); public static void Run() { lock (gate) { } } static void Hold() { lock (gate) { } }",
        "static readonly object gate = new(); public static void Run() { lock (gate) { } } static void Hold() { lock (gate) "
            + "Thread.Sleep(1); }")]
    [InlineData(
        "what a constructor keeps",
        "private static readonly Action Kept; static Helper() { Kept = () => { }; } public static void Run() => Kept();",
        "private static readonly Action Kept; static Helper() { Kept = () => Thread.Sleep(1); } public static void Run() => Kept();")]
    [InlineData(
        "what a helper does with a delegate",
        "public static void Run() => Do(() => Thread.Sleep(1)); static void Do(Action a) { Task.Run(a); }",
        "public static void Run() => Do(() => Thread.Sleep(1)); static void Do(Action a) { a(); }")]
    [InlineData(
        "what a property gives",
        "public static void Run() { Wait(Task.CompletedTask); } static Task Made => kept; static Task kept = null!; static async void "
            + "Wait(Task t) { await Made; Made.Wait(); }",
        "public static void Run() { Wait(Task.CompletedTask); } static Task Made => Task.Delay(1); static Task kept = null!; static "
            + "async void Wait(Task t) { await Made; Made.Wait(); }")]
    [InlineData(
        "what a method changes",
        "static Task kept = null!; public static void Run() { } public static async Task Go() { await kept; Change(); kept.Wait(); } "
            + "static void Change() { }",
        "static Task kept = null!; public static void Run() { } public static async Task Go() { await kept; Change(); kept.Wait(); } "
            + "static void Change() { kept = Task.Delay(1); }")]
    [InlineData(
        "what a method changes, where a lambda asked first",
        "static Task kept = null!; public static void Run() { Take(async () => { await kept; Change(); kept.Wait(); }); if "
            + "(kept.IsCompleted) { Change(); kept.Wait(); } } static void Take(Func<Task> f) { } static void Change() { }",
        "static Task kept = null!; public static void Run() { Take(async () => { await kept; Change(); kept.Wait(); }); if "
            + "(kept.IsCompleted) { Change(); kept.Wait(); } } static void Take(Func<Task> f) { } static void Change() { kept = "
            + "Task.Delay(1); }")]
    public void Edits_elsewhere_are_seen(string what, string before, string after)
    {
        var editor = new Editor(AllAsync, ("Page.cs", Page), ("Helper.cs", $"public static class Helper {{ {before} }}"));
        var first = editor.Findings();
        editor.Type("Page.cs", "Other() {", "Other() {;");
        editor.Findings();
        editor.Type("Helper.cs", before, after);
        var now = editor.Findings();
        Assert.Equal(editor.FindingsWithoutCache(), now);
        Assert.True(!first.SequenceEqual(now), $"nothing changed by {what}");
    }

    /// <summary>Documentation ids of these are not ones that lead back to a symbol by themselves.</summary>
    [Theory]
    [InlineData(
        "an explicit implementation of a generic interface",
        "new Bag<int>().Go();",
        "class Bag<T> : IGo<T> { void IGo<T>.Go(T t) { } } interface IGo<T> { void Go(T t); } static class Extensions { public static "
            + "void Go(this IGo<int> go) => go.Go(1); }",
        "void IGo<T>.Go(T t) {")]
    [InlineData("a function pointer", "unsafe { Pointers.Go(null); }",
        "static unsafe class Pointers { public static void Go(delegate*<int, void> f) { } }", "Go(delegate*<int, void> f) {")]
    [InlineData(
        "a generic overload",
        "Generics<int>.In<string>.Go(1, [1], \"\", (1, 2), null, null!);",
        "class Generics<A> { public class In<B> { public static void Go<C>(C c, A[] a, in B b, (C, A) t, int?[,]? m, dynamic d) { } } }",
        "dynamic d) {")]
    [InlineData("a type that is not there", "Helper.Go(null);", "static class Helper { public static void Go(Missing m) { } }",
        "Go(Missing m) {")]
    [InlineData(
        "an operator",
        "_ = new Sum() + new Sum(); int i = new Sum();",
        "class Sum { public static Sum operator +(Sum a, Sum b) { return a; } public static implicit operator int(Sum s) { return 1; } }",
        "operator int(Sum s) {")]
    public void A_body_that_is_known_by_its_id_alone_is_read_again(string what, string call, string code, string begin)
    {
        var editor = new Editor(AllAsync,
            ("Page.cs", $"public class Page {{ public async Task Show() {{ {call} await Task.Yield(); }} }}"), ("Helper.cs", code));
        editor.Findings();
        editor.Type("Helper.cs", begin, begin + ";");
        Assert.Empty(editor.Findings());
        editor.Type("Helper.cs", begin, begin + Sleep);
        var now = editor.Findings();
        Assert.Equal(editor.FindingsWithoutCache(), now);
        Assert.True(now.Count == 1, $"{what}: {now.Count}");
    }

    [Fact]
    public void A_line_in_the_list_is_seen()
    {
        var editor = new Editor(AllAsync, ("Page.cs", Page), ("Helper.cs", "public static class Helper { public static void Run() { } }"));
        editor.Findings();
        editor.Type("Page.cs", "Other() {", "Other() {;");
        Assert.Empty(editor.Findings());
        editor.List = "M:Helper.Run";
        Assert.Single(editor.Findings());
    }

    private static BlockingOptions BlockingOptionsOf(IReadOnlyDictionary<string, string> options) =>
        new(SuiteCompilation.Options(options).AnalyzerConfigOptionsProvider);

    /// <summary>A project in an editor: files are edited, and the others stay the same objects.</summary>
    private sealed class Editor
    {
        private readonly IReadOnlyDictionary<string, string> _options;
        private CSharpCompilation _compilation;

        public Editor(IReadOnlyDictionary<string, string> options, params (string Name, string Text)[] files)
        {
            _options = options;
            _compilation = SuiteCompilation.Of(files[0].Text, files[0].Name);
            foreach (var (name, text) in files.Skip(1))
                _compilation = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(text,
                    (CSharpParseOptions)_compilation.SyntaxTrees[0].Options, name));
        }

        public string? List { get; set; }

        private AdditionalText[] Lists => List is null ? [] : [new ListFile(List)];

        public SyntaxNode Root(string name) => Tree(name).GetRoot();

        public void Type(string name, string before, string after) =>
            Type(name, new TextChange(new TextSpan(Tree(name).ToString().IndexOf(before, StringComparison.Ordinal), before.Length), after));

        public void Type(string name, TextChange change)
        {
            var tree = Tree(name);
            _compilation = _compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(tree.GetText().WithChanges(change)));
        }

        public List<string> Findings() => FindingsIn(_compilation);

        /// <summary>Of the same texts, parsed anew.</summary>
        public List<string> FindingsWithoutCache() => FindingsIn(_compilation.RemoveAllSyntaxTrees()
            .AddSyntaxTrees(_compilation.SyntaxTrees
                .Select(t => CSharpSyntaxTree.ParseText(t.ToString(), (CSharpParseOptions)t.Options, t.FilePath))));

        public bool Caches(string id, string file) =>
            BodyCache.For(_compilation, BlockingOptionsOf(_options), [.. Lists],
                CancellationToken.None)!.Find(new MethodKey(id, file)) is not null;

        private SyntaxTree Tree(string name) => _compilation.SyntaxTrees.First(t => t.FilePath == name);

        private List<string> FindingsIn(Compilation compilation) =>
        [
            .. SuiteCompilation.Analyze(compilation, [new BlockingAnalyzer()], _options, Lists)
                .Select(d => string.Join(" ", d.AdditionalLocations.Prepend(d.Location)
                    .Select(l => l.GetLineSpan().ToString()).Prepend(d.GetMessage(CultureInfo.InvariantCulture)).Prepend(d.Id)))
                .Order(StringComparer.Ordinal),
        ];
    }
}
