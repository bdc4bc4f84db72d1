using Adapters.Analyzers.Blocking;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;

namespace Generator.Tests.Blocking;

/// <summary>What users set: marks, severity by group, the scope, and suppression of one place.</summary>
public sealed class ConfigurationTests
{
    private const string TwoGroups = """
        public class Own
        {
            [NonBlocking]
            public void Run()
            {
                Thread.Sleep(1);
                File.ReadAllText("x");
            }
        }
        """;

    [Theory]
    [InlineData("[Blocking] public void Wait() { }", "device.Wait();")]
    [InlineData("[Blocking] public int Wait() => 1;", "_ = device.Wait();")]
    [InlineData("[Blocking] public static void Wait() { }", "Device.Wait();")]
    [InlineData("[Blocking] public virtual void Wait() { }", "device?.Wait();")]
    public void A_mark_on_a_method_makes_its_calls_findings(string member, string call) =>
        Assert.Equal(["ADPT109"], Ids(Marked(member, "", call)));

    [Theory]
    [InlineData("_ = device.State;", 1)]
    [InlineData("device.State = 1;", 1)]
    [InlineData("device.State++;", 1)]
    [InlineData("_ = nameof(device.State);", 0)]
    public void A_mark_on_a_property_makes_its_uses_findings(string use, int count) =>
        Assert.Equal(count, Ids(Marked("[Blocking] public int State { get; set; }", "", use)).Count);

    [Fact]
    public void A_mark_on_a_constructor_makes_its_objects_findings() =>
        Assert.Equal(
            ["ADPT109"],
            Ids(Marked("public Device() { } [Blocking] public Device(int port) { }", "", "_ = new Device(); _ = new Device(1);")));

    [Fact]
    public void A_mark_on_a_class_counts_for_all_its_members() =>
        Assert.Equal(
            ["ADPT109", "ADPT109", "ADPT109"],
            Ids(Marked(
                "public int State => 1; public void Wait() { }", "[Blocking]", "_ = new Device(); _ = device.State; device.Wait();")));

    [Fact]
    public void A_mark_on_a_member_comes_before_that_on_its_class()
    {
        Assert.Equal(
            ["ADPT109"],
            Ids(Marked("[NonBlocking] public void Look() { } public void Wait() { }", "[Blocking]", "device.Look(); device.Wait();")));
        Assert.Equal(
            ["ADPT109"],
            Ids(Marked("public void Look() { } [Blocking] public void Wait() { }", "[NonBlocking]", "device.Look(); device.Wait();")));
    }

    [Theory]
    [InlineData("[NonBlocking] public void Look() => Thread.Sleep(1);", "", "device.Look();", 1)]
    [InlineData("[NonBlocking] public int Look { get { Thread.Sleep(1); return 1; } }", "", "_ = device.Look;", 1)]
    [InlineData("[NonBlocking] public Device() => Thread.Sleep(1);", "", "_ = new Device();", 1)]
    [InlineData("public void Look() => Thread.Sleep(1);", "[NonBlocking]", "device.Look();", 1)]
    public void A_promise_is_believed_at_the_call_and_checked_in_the_body(string member, string classMark, string call, int count)
    {
        var found = SuiteCompilation.Run(SuiteCompilation.Of(Marked(member, classMark, call)), [new BlockingAnalyzer()]);
        Assert.Equal(count, found.Length);
        Assert.All(found, d => Assert.Equal("'Thread.Sleep' blocks the event loop; await 'Task.Delay' instead", d.GetMessage()));
    }

    [Fact]
    public void An_asynchronous_method_that_is_marked_is_reported_at_its_calls() => Assert.Equal(
        [3],
        Configured(
            "[*.cs]\nadapters_blocking_scope = all_async", "/src/Own.cs",
            """
            public class Own
            {
                public async Task Run() => await Load();
                [Blocking] public async Task Load() { Thread.Sleep(1); await Task.Yield(); }
            }
            """).Select(d => d.Location.GetLineSpan().StartLinePosition.Line + 1));

    [Fact]
    public void A_mark_counts_for_overrides_that_have_none_of_their_own() => Assert.Equal(
        ["ADPT109"],
        Ids("""
            public abstract class Device { [Blocking] public abstract void Wait(); }
            public class Slow : Device { public override void Wait() { } }
            public class Fast : Device { [NonBlocking] public override void Wait() { } }
            public class Own { [NonBlocking] public void Run(Slow slow, Fast fast) { slow.Wait(); fast.Wait(); } }
            """));

    [Fact]
    public void The_list_comes_before_marks()
    {
        var source = Marked("[Blocking] public void Wait() { } [NonBlocking] public void Look() { }", "", "device.Wait(); device.Look();");
        var found = SuiteCompilation.Run(
            SuiteCompilation.Of(source), [new BlockingAnalyzer()], null, new ListFile("!M:Device.Wait\nM:Device.Look"));
        Assert.Equal("'Device.Look' blocks the event loop", Assert.Single(found).GetMessage());
    }

    [Fact]
    public void The_list_comes_before_what_is_known_of_the_platform()
    {
        var found = SuiteCompilation.Run(
            SuiteCompilation.Of(TwoGroups), [new BlockingAnalyzer()], null, new ListFile("!T:System.Threading.Thread"));
        Assert.Equal("ADPT103", Assert.Single(found).Id);
    }

    [Theory]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("warning", DiagnosticSeverity.Warning)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    [InlineData("silent", DiagnosticSeverity.Hidden)]
    public void The_severity_of_a_group_is_set_by_itself(string severity, DiagnosticSeverity expected)
    {
        var found = Configured($"[*.cs]\ndotnet_diagnostic.ADPT103.severity = {severity}", "/src/Own.cs");
        Assert.Equal([("ADPT102", DiagnosticSeverity.Warning), ("ADPT103", expected)], found.Select(d => (d.Id, d.Severity)));
    }

    [Fact]
    public void A_group_is_turned_off_by_itself() =>
        Assert.Equal(["ADPT102"], Configured("[*.cs]\ndotnet_diagnostic.ADPT103.severity = none", "/src/Own.cs").Select(d => d.Id));

    [Fact]
    public void The_severity_is_set_by_folder()
    {
        const string Config = "[*.cs]\ndotnet_diagnostic.ADPT102.severity = error\n"
            + "[tests/**.cs]\ndotnet_diagnostic.ADPT102.severity = none";
        Assert.Equal(["ADPT102", "ADPT103"], Configured(Config, "/src/Own.cs").Select(d => d.Id));
        Assert.Equal(["ADPT103"], Configured(Config, "/src/tests/Own.cs").Select(d => d.Id));
    }

    [Fact]
    public void The_severity_is_set_by_an_option_of_the_compiler()
    {
        var compilation = SuiteCompilation.Of(TwoGroups);
        compilation = compilation.WithOptions(
            compilation.Options.WithSpecificDiagnosticOptions(
                [new("ADPT102", ReportDiagnostic.Suppress), new("ADPT103", ReportDiagnostic.Error)]));
        var found = Assert.Single(SuiteCompilation.Run(compilation, [new BlockingAnalyzer()]));
        Assert.Equal(("ADPT103", DiagnosticSeverity.Error), (found.Id, found.Severity));
    }

    [Theory]
    [InlineData("adapters_blocking_scope = all_async", 1)]
    [InlineData("adapters_blocking_scope = All_Async", 1)]
    [InlineData("adapters_blocking_scope = handlers", 0)]
    [InlineData("", 0)]
    public void The_scope_is_an_option(string line, int count) => Assert.Equal(
        count, Configured(
            $"[*.cs]\n{line}", "/src/Own.cs",
            """public class Own { public async Task Run() { Thread.Sleep(1); await Task.Yield(); } }""").Count);

    [Theory]
    [InlineData("true", 1)]
    [InlineData("false", 0)]
    public void Calls_of_SQLite_count_by_an_option(string value, int count) => Assert.Equal(
        count, Configured(
            $"[*.cs]\nadapters_blocking_sqlite = {value}", "/src/Own.cs",
            """public class Own { [NonBlocking] public void Run(Microsoft.Data.Sqlite.SqliteConnection own) => own.Open(); }""").Count);

    [Theory]
    [InlineData("true", "ADPT105 ADPT105 ADPT106 ADPT106")]
    [InlineData("false", "")]
    public void The_end_of_a_using_of_SQLite_counts_by_the_same_option(string value, string ids) => Assert.Equal(
        ids, string.Join(' ', Configured(
            $"[*.cs]\nadapters_blocking_sqlite = {value}", "/src/Own.cs", """
                public class Own
                {
                    [NonBlocking]
                    public void Run(Microsoft.Data.Sqlite.SqliteCommand own)
                    {
                        using (own.ExecuteReader()) { }
                        using System.Data.Common.DbDataReader reader = own.ExecuteReader();
                    }
                }
                """).Select(d => d.Id).Order()));

    [Fact]
    public void A_pragma_suppresses_one_place()
    {
        var found = SuiteCompilation.Run(
            SuiteCompilation.Of("""
                public class Own
                {
                    [NonBlocking]
                    public void Run()
                    {
                #pragma warning disable ADPT102 // measured
                        Thread.Sleep(1);
                        File.ReadAllText("x");
                #pragma warning restore ADPT102
                        Thread.Sleep(1);
                    }
                }
                """),
            [new BlockingAnalyzer()]);
        Assert.Equal([("ADPT103", 8), ("ADPT102", 10)], found.Select(d => (d.Id, d.Location.GetLineSpan().StartLinePosition.Line + 1)));
    }

    [Fact]
    public void An_attribute_suppresses_a_member()
    {
        const string Suppressed = """
            public class Own
            {
                [NonBlocking]
                [System.Diagnostics.CodeAnalysis.SuppressMessage("Adapters.Blocking", "ADPT102", Justification = "measured")]
                public void Run() { Thread.Sleep(1); File.ReadAllText("x"); }
            }
            """;
        Assert.Equal(["ADPT103"], Ids(Suppressed));
    }

    /// <summary>A library that references nothing of ours, and has the attributes as source.</summary>
    [Theory]
    [InlineData("[NonBlocking] public void Run() => Thread.Sleep(1);", "ADPT102")]
    [InlineData("[NonBlocking] public int Run => Wait(); [Blocking] private int Wait() => 1;", "ADPT109")]
    [InlineData("[NonBlocking] public void Run() => Wait(); [NonBlocking] private void Wait() { }", "")]
    [InlineData("public void Run() => Thread.Sleep(1);", "")]
    [InlineData("[Blocking] public void Run() => Thread.Sleep(1);", "")]
    public void The_marks_work_where_there_is_nothing_but_them(string members, string expected)
    {
        const string Attributes = """
            namespace Adapters
            {
                internal sealed class BlockingAttribute : Attribute;
                internal sealed class NonBlockingAttribute : Attribute;
            }
            """;
        var compilation = SuiteCompilation.Of($"public class Own {{ {members} }} {Attributes}").WithReferences(Net100.References.All);
        Assert.Equal(expected, string.Join(',', SuiteCompilation.Run(compilation, [new BlockingAnalyzer()]).Select(d => d.Id)));
    }

    private static string Marked(string members, string classMark, string use) =>
        $"{classMark} public class Device {{ {members} }} public class Own {{ [NonBlocking] public void Run(Device device) {{ {use} }} }}";

    private static List<string> Ids(string source) =>
        [.. SuiteCompilation.Run(SuiteCompilation.Of(source), [new BlockingAnalyzer()]).Select(d => d.Id)];

    private static List<Diagnostic> Configured(string config, string path, string source = TwoGroups)
    {
        var settings = new EditorConfig(config);
        return [
            .. SuiteCompilation.Run(
                settings.Applied(SuiteCompilation.Of(source, path)), [new BlockingAnalyzer()], settings.OptionsOf(path))];
    }
}
