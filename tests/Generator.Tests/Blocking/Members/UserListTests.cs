using Adapters.Analyzers.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generator.Tests.Blocking.Members;

/// <summary>Adapters.Blocking.txt: each form of a line, which line decides, and what is reported about lines without effect.</summary>
public sealed class UserListTests
{
    private const string Source = """
        namespace Legacy
        {
            public class Ledger
            {
                public Ledger() { }
                public Ledger(string server) { }
                public int Balance => 0;
                public int Limit => 0;
                public int this[int entry] => 0;
                public void Post() { }
                public void Post(int amount) { }
                public void Find<T>(List<T> entries) { }
                public void LoadAll() { }
                public void LoadCached() { }
                public virtual void Close() { }
                public static implicit operator string(Ledger ledger) => "";
                public class Page { public void Turn() { } }
            }
            public class Archive : Ledger { public override void Close() { } }
            public class Box<T> { public void Open(T key) { } }
        }

        namespace Legacy.Deep
        {
            public static class Tools { public static void Sharpen() { } public static int Count => 0; }
        }

        namespace Modern
        {
            using Legacy;
            public class Caller
            {
                [NonBlocking]
                public void Run(Ledger ledger, Archive archive, Ledger.Page page, Box<int> box)
                {
                    _ = new Ledger();
                    _ = new Ledger("local");
                    _ = ledger.Balance;
                    _ = ledger.Limit;
                    _ = ledger[1];
                    ledger.Post();
                    ledger.Post(1);
                    ledger.Find(new List<int>());
                    ledger.LoadAll();
                    ledger.LoadCached();
                    archive.Close();
                    string name = ledger;
                    page.Turn();
                    box.Open(1);
                    Legacy.Deep.Tools.Sharpen();
                    _ = Legacy.Deep.Tools.Count;
                }
            }
        }
        """;

    [Theory]
    [InlineData("M:Legacy.Ledger.Post", "Post(), Post(1)")]
    [InlineData("M:Legacy.Ledger.Post(System.Int32)", "Post(1)")]
    [InlineData("M:Legacy.Ledger.Find", "Find(new List<int>())")]
    [InlineData("M:Legacy.Ledger.Find``1(System.Collections.Generic.List{``0})", "Find(new List<int>())")]
    [InlineData("M:Legacy.Ledger.#ctor", "Ledger(), Ledger(\"local\")")]
    [InlineData("M:Legacy.Ledger.#ctor(System.String)", "Ledger(\"local\")")]
    [InlineData("P:Legacy.Ledger.Balance", "Balance")]
    [InlineData("P:Legacy.Ledger.Item", "ledger[1]")]
    [InlineData("P:Legacy.Ledger.*", "Balance, Limit, ledger[1]")]
    [InlineData("M:Legacy.Ledger.op_Implicit(Legacy.Ledger)~System.String", "ledger")]
    [InlineData("M:Legacy.Ledger.Load*", "LoadAll(), LoadCached()")]
    [InlineData("M:Legacy.Ledger.Page.Turn", "Turn()")]
    [InlineData("M:Legacy.Box`1.Open", "Open(1)")]
    [InlineData("M:Legacy.Box`1.Open(`0)", "Open(1)")]
    [InlineData("T:Legacy.Box`1", "Open(1)")]
    [InlineData("T:Legacy.Deep.Tools", "Sharpen()")]
    [InlineData("N:Legacy.Deep", "Sharpen()")]
    [InlineData("N:Legacy", "Post(), Post(1), Find(new List<int>()), LoadAll(), LoadCached(), Close(), Turn(), Open(1), Sharpen()")]
    public void A_line_names_members(string list, string expected) => Assert.Equal(expected, Found(list));

    [Fact]
    public void A_member_that_is_listed_counts_for_its_overrides() => Assert.Equal("Close()", Found("M:Legacy.Ledger.Close"));

    [Theory]
    [InlineData("T:Legacy.Deep.Tools", "!M:Legacy.Deep.Tools.Sharpen", "")]
    [InlineData("M:Legacy.Ledger.Post", "!M:Legacy.Ledger.Post(System.Int32)", "Post()")]
    [InlineData("M:Legacy.Ledger.Load*", "!M:Legacy.Ledger.LoadCached", "LoadAll()")]
    [InlineData("!T:Legacy.Ledger", "M:Legacy.Ledger.Load*", "LoadAll(), LoadCached()")]
    [InlineData("N:Legacy.Deep", "!T:Legacy.Deep.Tools", "")]
    [InlineData("N:Legacy", "!N:Legacy.Deep", "Post(), Post(1), Find(new List<int>()), LoadAll(), LoadCached(), Close(), Turn(), Open(1)")]
    [InlineData("M:Legacy.Ledger.Close", "!M:Legacy.Archive.Close", "")]
    public void The_line_that_names_a_member_most_closely_decides(string one, string other, string expected)
    {
        Assert.Equal(expected, Found($"{one}\n{other}"));
        Assert.Equal(expected, Found($"{other}\n{one}"));
    }

    [Fact]
    public void Of_lines_that_are_equally_close_the_first_decides()
    {
        Assert.Equal("Post(), Post(1)", Found("M:Legacy.Ledger.Post\n!M:Legacy.Ledger.Post"));
        Assert.Equal("", Found("!M:Legacy.Ledger.Post\nM:Legacy.Ledger.Post"));
    }

    [Fact]
    public void Comments_and_empty_lines_are_passed_over() =>
        Assert.Equal("Ledger(\"local\"), Balance",
            Found("# M:Legacy.Ledger.Post\n\n  \t\nM:Legacy.Ledger.#ctor(System.String)  # slow\r\n  P:Legacy.Ledger.Balance\t#\n"));

    [Fact]
    public void An_exception_is_written_with_or_without_a_space() =>
        Assert.Equal("", Found("N:Legacy.Deep\n! T:Legacy.Deep.Tools"));

    [Fact]
    public void A_list_of_another_name_is_not_read() =>
        Assert.Empty(Run(new ListFile("M:Legacy.Ledger.Post\nnonsense", "/src/Blocking.txt")));

    [Fact]
    public void Several_lists_are_one() =>
        Assert.Equal(2,
            Run(new ListFile("M:Legacy.Ledger.LoadAll"), new ListFile("P:Legacy.Ledger.Limit", "/shared/adapters.blocking.TXT")).Count);

    [Theory]
    [InlineData(
        "Legacy.Ledger.Post",
        "cannot be read: it must begin with M: (a method), P: (a property), T: (a type) or N: (a namespace), or with '!' before one "
            + "of these")]
    [InlineData(
        "m:Legacy.Ledger.Post",
        "cannot be read: it must begin with M: (a method), P: (a property), T: (a type) or N: (a namespace), or with '!' before one "
            + "of these")]
    [InlineData("!", "cannot be read: '!' needs a documentation id behind it")]
    [InlineData("F:Legacy.Ledger.count",
        "cannot be read: a field or an event cannot be listed: only a method, a property, a type or a namespace")]
    [InlineData("E:Legacy.Ledger.Posted",
        "cannot be read: a field or an event cannot be listed: only a method, a property, a type or a namespace")]
    [InlineData("M:Legacy.Box<T>.Open", "cannot be read: type arguments are not written in a documentation id: Store`1 is Store<T>")]
    [InlineData("T:Legacy.Ledger+Page", "cannot be read: a nested type is written with a dot: Outer.Inner")]
    [InlineData("M:Legacy.Ledger.P*st", "cannot be read: a star can stand at the end of a member's name only, and without parameters")]
    [InlineData("M:Legacy.Led*.Post", "cannot be read: a star can stand at the end of a member's name only, and without parameters")]
    [InlineData("M:Legacy.Ledger.Post*(System.Int32)",
        "cannot be read: a star can stand at the end of a member's name only, and without parameters")]
    [InlineData("T:Legacy.*", "cannot be read: a star stands for members: write M: and the type before it")]
    [InlineData("M:Legacy.Ledger.Post(System.Int32",
        "cannot be read: its parameters must stand between '(' and ')', with nothing behind them")]
    [InlineData("T:Legacy.Ledger(System.String)", "cannot be read: parameters belong to a method: write M:")]
    [InlineData("M:Post", "cannot be read: a member needs its type before it, such as M:Shop.Store.Save")]
    [InlineData("M:Legacy.Ledger.Post;", "cannot be read: it is not a documentation id, such as M:Shop.Store.Save or T:Shop.Store")]
    [InlineData("T:", "cannot be read: it is not a documentation id, such as M:Shop.Store.Save or T:Shop.Store")]
    [InlineData("N:Legasy", "names nothing: neither the project nor its references have a namespace 'Legasy'")]
    [InlineData("T:Legacy.Leger", "names nothing: neither the project nor its references have a type 'Legacy.Leger'")]
    [InlineData("T:Legacy.Deep", "names nothing: 'Legacy.Deep' is a namespace: write N:Legacy.Deep")]
    [InlineData("T:Legacy.Box",
        "names nothing: neither the project nor its references have a type 'Legacy.Box', but they have 'Legacy.Box`1'")]
    [InlineData("M:Legacy.Leger.Post", "names nothing: neither the project nor its references have a type 'Legacy.Leger'")]
    [InlineData("!M:Legacy.Ledger.Pst", "names nothing: 'Legacy.Ledger' has no method 'Pst'")]
    [InlineData("M:Legacy.Ledger.Pst*", "names nothing: 'Legacy.Ledger' has no method that begins with 'Pst'")]
    [InlineData("P:Legacy.Ledger.Balanse", "names nothing: 'Legacy.Ledger' has no property 'Balanse'")]
    [InlineData("M:Legacy.Ledger.Post(System.String)", "names nothing: 'Legacy.Ledger.Post' has no overload with these parameters")]
    [InlineData("M:Legacy.Ledger.Balance", "names nothing: 'Balance' is a property: write P:Legacy.Ledger.Balance")]
    [InlineData("P:Legacy.Ledger.Post", "names nothing: 'Post' is a method: write M:Legacy.Ledger.Post")]
    [InlineData("M:Legacy.Ledger.Page", "names nothing: 'Page' is a type: write T:Legacy.Ledger.Page")]
    [InlineData("M:Legacy.Archive.Post", "names nothing: 'Archive' inherits it: write M:Legacy.Ledger.Post")]
    [InlineData("M:Legacy.Archive.Post(System.Int32)", "names nothing: 'Archive' inherits it: write M:Legacy.Ledger.Post")]
    [InlineData("M:Legacy.Ledger.get_Balance", "names nothing: 'Legacy.Ledger' has no method 'get_Balance'")]
    public void ADPT130_tells_of_a_line_without_effect(string line, string problem)
    {
        var finding = Assert.Single(Run(new ListFile($"# mine\n\n  {line}  # why\nT:Legacy.Deep.Tools\n")), d =>
            d.Id == BlockingRules.LineWithoutEffect.Id);
        Assert.Equal($"'{line}' {problem}", finding.GetMessage());
        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
        var place = finding.Location.GetLineSpan();
        Assert.Equal(("/src/Adapters.Blocking.txt", 2, 2, 2 + line.Length),
            (place.Path, place.StartLinePosition.Line, place.StartLinePosition.Character, place.EndLinePosition.Character));
    }

    [Fact]
    public void ADPT130_is_reported_for_each_line() =>
        Assert.Equal([0, 2], Run(new ListFile("nonsense\nT:Legacy.Deep.Tools\n!nonsense")).Where(d => d.Id == "ADPT130")
            .Select(d => d.Location.GetLineSpan().StartLinePosition.Line));

    /// <summary>The calls that are reported, as they are written.</summary>
    private static string Found(string list)
    {
        var found = Run(new ListFile(list));
        Assert.All(found, d => Assert.Equal("ADPT109", d.Id));
        return string.Join(", ", found.Select(WrittenAt));
    }

    private static string WrittenAt(Diagnostic finding)
    {
        var node = finding.Location.SourceTree!.GetRoot().FindNode(finding.Location.SourceSpan, getInnermostNodeForTie: true);
        return (node.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call }
            ? call.ToString()[(call.ToString().IndexOf(node.ToString(), StringComparison.Ordinal))..]
            : node.Parent is ObjectCreationExpressionSyntax creation ? creation.ToString()["new ".Length..]
            : node.ToString());
    }

    private static List<Diagnostic> Run(params AdditionalText[] lists) =>
        [.. SuiteCompilation.Run(SuiteCompilation.Of(Source), [new BlockingAnalyzer()], null, lists)];
}
