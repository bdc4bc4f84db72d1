using Adapters.Analyzers.Blocking;
using Microsoft.CodeAnalysis;

namespace Generator.Tests.Blocking;

/// <summary>A project without a level is shown how much it is not shown.</summary>
public sealed class QuietFindingsTests
{
    private const string Source = """
        public class Own
        {
            public async Task Run(Task task)
            {
                File.ReadAllText("x");
                Thread.Sleep(1);
                task.Wait();
                await Task.Yield();
            }
        }
        """;

    private const string FirstDay = "adapters_blocking_scope = all_async\nadapters_blocking_hint = true\n"
        + "dotnet_diagnostic.ADPT102.severity = suggestion\ndotnet_diagnostic.ADPT103.severity = suggestion";

    private const string Waits = "\ndotnet_diagnostic.ADPT101.severity = suggestion";

    [Theory]
    [InlineData("", DiagnosticSeverity.Info, "2 calls certainly block and have", "")]
    [InlineData(Waits, DiagnosticSeverity.Warning, "3 calls certainly block and have", "; 1 of them waits for a task (Own.cs:7)")]
    public void What_certainly_blocks_and_is_information_is_counted_once_a_project(
        string waits, DiagnosticSeverity severity, string count, string named)
    {
        var found = Assert.Single(Found(FirstDay + waits), d => d.Id == "ADPT133");
        Assert.Equal(severity, found.Severity);
        Assert.Equal(
            $"{count} severity Info, because AdaptersBlockingLevel is not set{named}. 'waits' makes those that wait for tasks warnings, "
            + "'standard' all of them; 'adapters blocking' lists them.", found.GetMessage());
    }

    [Fact]
    public void Three_waits_are_named_in_the_order_of_their_lines() => Assert.Contains(
        "5 calls certainly block and have severity Info, because AdaptersBlockingLevel is not set; 5 of them wait for tasks "
        + "(Own.cs:5, Own.cs:6, Own.cs:7, …).",
        Assert.Single(
            Found(
                FirstDay + Waits,
                "public class Own\n{\n    public async Task Run(Task a, Task b, Task c, Task d, Task e)\n    {\n"
                + "a.Wait();\nb.Wait();\nc.Wait();\nd.Wait();\ne.Wait();\n        await Task.Yield();\n    }\n}\n"),
            d => d.Id == "ADPT133").GetMessage(), StringComparison.Ordinal);

    [Theory]
    [InlineData("adapters_blocking_scope = all_async\nadapters_blocking_hint = true")]
    [InlineData("adapters_blocking_scope = all_async\ndotnet_diagnostic.ADPT102.severity = suggestion")]
    public void There_is_no_count_of_nothing_and_none_with_a_level(string config) =>
        Assert.DoesNotContain(Found(config), d => d.Id == "ADPT133");

    private static IEnumerable<Diagnostic> Found(string config, string source = Source)
    {
        var settings = new EditorConfig($"[*.cs]\n{config}");
        return SuiteCompilation.Run(
            settings.Applied(SuiteCompilation.Of(source, "/src/Own.cs")), [new BlockingAnalyzer()], settings.OptionsOf("/src/Own.cs"));
    }
}
