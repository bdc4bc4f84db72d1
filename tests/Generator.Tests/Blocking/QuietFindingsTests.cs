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

    [Fact]
    public void What_certainly_blocks_and_is_information_is_counted_once_a_project() => Assert.Equal(
        "2 more calls certainly block and have severity Info, because AdaptersBlockingLevel is not set. 'standard' makes them warnings, "
        + "'waits' leaves them as they are; 'adapters blocking' lists them all.",
        Assert.Single(Found(FirstDay), d => d.Id == "ADPT133").GetMessage());

    [Theory]
    [InlineData("adapters_blocking_scope = all_async\nadapters_blocking_hint = true")]
    [InlineData("adapters_blocking_scope = all_async\ndotnet_diagnostic.ADPT102.severity = suggestion")]
    public void There_is_no_count_of_nothing_and_none_with_a_level(string config) =>
        Assert.DoesNotContain(Found(config), d => d.Id == "ADPT133");

    private static IEnumerable<Diagnostic> Found(string config)
    {
        var settings = new EditorConfig($"[*.cs]\n{config}");
        return SuiteCompilation.Run(
            settings.Applied(SuiteCompilation.Of(Source, "/src/Own.cs")), [new BlockingAnalyzer()], settings.OptionsOf("/src/Own.cs"));
    }
}
