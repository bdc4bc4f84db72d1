using Adapters.Analyzers.Async.Tasks;
using Adapters.Analyzers.Baseline;
using Adapters.Analyzers.Blocking;
using Generator.Tests.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Generator.Tests.Baseline;

/// <summary>Findings that the baseline has are not reported, wherever they are in their member; new ones are.</summary>
public sealed class BaselineTests
{
    private const string Own = """
        public class Own
        {
            [NonBlocking] public void Run()
            {
                Thread.Sleep(1);
                Thread.Sleep(2);
            }
        }
        """;

    [Fact]
    public void A_finding_in_the_baseline_is_not_reported() => Assert.Empty(Lines(Own, "ADPT102 | M:Own.Run | Thread.Sleep | 2"));

    [Fact]
    public void Moving_code_shows_nothing_new() => Assert.Empty(
        Lines(
            "\n\npublic class Other { }\n"
            + Own.Replace("Thread.Sleep(1);", "var x = 1; if (x > 0) { Thread.Sleep(x); }", StringComparison.Ordinal),
            "ADPT102 | M:Own.Run | Thread.Sleep | 2"));

    [Fact]
    public void One_more_of_the_same_is_reported_and_it_is_the_last_one() =>
        Assert.Equal([6], Lines(Own, "ADPT102 | M:Own.Run | Thread.Sleep"));

    [Theory]
    [InlineData("ADPT103 | M:Own.Run | Thread.Sleep | 2")]
    [InlineData("ADPT102 | M:Own.Stop | Thread.Sleep | 2")]
    [InlineData("ADPT102 | M:Own.Run | Thread.Join | 2")]
    public void An_entry_hides_its_own_rule_member_and_callee_only(string line) => Assert.Equal([5, 6], Lines(Own, line));

    [Fact]
    public void Entries_of_another_assembly_hide_nothing() =>
        Assert.Equal([5, 6], Found(Own, "[Other]\nADPT102 | M:Own.Run | Thread.Sleep | 2").Select(LineOf));

    [Theory]
    [InlineData("public int State { [NonBlocking] get { Thread.Sleep(1); return 1; } }", "P:Own.State")]
    [InlineData("[NonBlocking] public int State { get { Thread.Sleep(1); return 1; } }", "P:Own.State")]
    [InlineData("[NonBlocking] public Own() { Thread.Sleep(1); }", "M:Own.#ctor")]
    [InlineData("[NonBlocking] public void Run(List<int> x) { void Local() => Thread.Sleep(1); Local(); }",
        "M:Own.Run(System.Collections.Generic.List{System.Int32})")]
    [InlineData("private static Func<Task> Run = async () => { await Task.Yield(); Thread.Sleep(1); };", "F:Own.Run")]
    public void The_member_is_the_one_around_accessors_lambdas_and_local_functions(string member, string id) => Assert.Empty(
        Found($"public class Own {{ {member} }}", $"[Suite]\nADPT102 | {id} | Thread.Sleep\nADPT102 | {id} | Local"));

    [Fact]
    public void Rules_of_asynchronous_code_have_entries_too()
    {
        const string Source = "public class Own { public async void Run() => await Task.Yield(); }";
        Assert.Equal(["ADPT201"], Found(Source, "").Select(d => d.Id));
        Assert.Empty(Found(Source, "[Suite]\nADPT201 | M:Own.Run | Run"));
    }

    [Fact]
    public void A_written_baseline_hides_what_it_was_made_of()
    {
        var compilation = SuiteCompilation.Of(Own, "/src/Own.cs");
        var baseline = new BaselineFile();
        foreach (var finding in Found(Own, ""))
            baseline.Add("Suite", BaselineKey.Of(finding, compilation.GetSemanticModel(compilation.SyntaxTrees.Last()), default)!);
        Assert.Equal(
            """
            # The findings that are known and not reported. `adapters blocking . --write-baseline` makes this file.
            # rule | member | what it calls | how often, if more than once
            [Suite]
            ADPT102 | M:Own.Run | Thread.Sleep | 2

            """,
            baseline.Format());
        Assert.Equal(baseline.Format(), BaselineFile.Parse(SourceText.From(baseline.Format())).Format());
        Assert.Empty(Found(Own, baseline.Format()));
    }

    [Theory]
    [InlineData("ADPT102 | M:Own.Run | Thread.Sleep", "'ADPT102 | M:Own.Run | Thread.Sleep' stands before the first assembly in brackets")]
    [InlineData("[Suite]\nADPT102 M:Own.Run", "'ADPT102 M:Own.Run' is not 'rule | member | what it calls', with an optional count")]
    [InlineData("[Suite]\nADPT102 | M:Own.Run | X | 0",
        "'ADPT102 | M:Own.Run | X | 0' is not 'rule | member | what it calls', with an optional count")]
    [InlineData("[Suite]\nADPT102 | M:Own.Gone | X", "'M:Own.Gone' is stale: Suite has no such member")]
    public void A_line_that_has_no_effect_is_information(string baseline, string message)
    {
        var found = Assert.Single(
            SuiteCompilation.Run(
                SuiteCompilation.Of(Own), [new BaselineAnalyzer()], null, new ListFile(baseline, "/src/" + BaselineFile.FileName)));
        Assert.Equal((DiagnosticSeverity.Info, message), (found.Severity, found.GetMessage()));
    }

    private static IEnumerable<int> Lines(string source, string entry) => Found(source, "[Suite]\n" + entry).Select(LineOf);

    private static int LineOf(Diagnostic finding) => finding.Location.GetLineSpan().StartLinePosition.Line + 1;

    private static List<Diagnostic> Found(string source, string baseline) =>
    [
        .. SuiteCompilation.Run(
            SuiteCompilation.Of(source, "/src/Own.cs"), [new BlockingAnalyzer(), new AsyncVoidAnalyzer(), new BaselineSuppressor()],
            new Dictionary<string, string> { ["adapters_blocking_scope"] = "all_async" },
            new ListFile(baseline, "/src/" + BaselineFile.FileName)),
    ];
}
