using Adapters.Analyzers.Options;
using Generator.Tests.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generator.Tests.Options;

/// <summary>An option that has no effect is not ignored silently.</summary>
public sealed class OptionTests
{
    [Theory]
    [InlineData(
        "adapters_blocking_profile = asp.net",
        "'adapters_blocking_profile' is 'asp.net': it can be library, aspnet, desktop or none; did you mean 'aspnet'?")]
    [InlineData("adapters_blocking_profile = game", "'adapters_blocking_profile' is 'game': it can be library, aspnet, desktop or none")]
    [InlineData("adapters_blocking_profile =", "'adapters_blocking_profile' is '': it can be library, aspnet, desktop or none")]
    [InlineData(
        "adapters_blocking_scope = all-async",
        "'adapters_blocking_scope' is 'all-async': it can be handlers or all_async; did you mean 'all_async'?")]
    [InlineData("adapters_blocking_sqlite = yes", "'adapters_blocking_sqlite' is 'yes': it can be true or false")]
    [InlineData("adapters_blocking_ways = many", "'adapters_blocking_ways' is 'many': it can be a whole number")]
    [InlineData(
        "adapters_blocking_summary = fals",
        "'adapters_blocking_summary' is 'fals': it can be true or false; did you mean 'false'?")]
    [InlineData(
        "adapters_blocking_profil = aspnet",
        "'adapters_blocking_profil' is not an option of the rules; did you mean 'adapters_blocking_profile'?")]
    [InlineData("adapters_blocking_everything = true", "'adapters_blocking_everything' is not an option of the rules")]
    public void The_message_names_the_option_the_value_what_it_can_be_and_the_nearest(string line, string expected) =>
        Assert.Equal([expected], Found(line).Select(d => d.GetMessage()));

    [Theory]
    [InlineData("adapters_blocking_profile = Desktop")]
    [InlineData("adapters_blocking_profile = none")]
    [InlineData("adapters_blocking_ways = 0")]
    [InlineData("adapters_blocking_scope = all_async\nadapters_blocking_sqlite = TRUE\nadapters_blocking_summary = false")]
    [InlineData("adapters_other = x\ndotnet_diagnostic.ADPT101.severity = none")]
    [InlineData("")]
    public void An_option_with_effect_is_no_finding(string lines) => Assert.Empty(Found(lines));

    [Fact]
    public void A_finding_is_at_the_beginning_of_the_first_file_only()
    {
        var found = Found("adapters_blocking_profile = x\nadapters_blocking_sqlite = y", "class A { }", "class B { }", "class C { }");
        Assert.Equal(2, found.Count);
        Assert.All(
            found, d => Assert.Equal(("Usings.cs", 0), (d.Location.SourceTree!.FilePath, d.Location.SourceSpan.Start)));
    }

    private static List<Diagnostic> Found(string lines, params string[] files)
    {
        var settings = new EditorConfig($"[*.cs]\n{lines}");
        var compilation = SuiteCompilation.Of("class Own { }", "/src/Own.cs");
        compilation = compilation.AddSyntaxTrees(
            files.Select((f, i) => CSharpSyntaxTree.ParseText(f, (CSharpParseOptions)compilation.SyntaxTrees[0].Options, $"/src/{i}.cs")));
        return [.. SuiteCompilation.Run(settings.Applied(compilation), [new OptionAnalyzer()], settings.OptionsOf("/src/Own.cs"))];
    }
}
