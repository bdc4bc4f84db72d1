using System.Collections.Immutable;
using Adapters.Generator.Rules.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Generator.Tests.Rules.Definitions;

/// <summary>Runs the rules over source in which <c>[|</c> and <c>|]</c> mark what must be underlined.</summary>
internal static class RuleRun
{
    /// <summary>Expects one finding, at the mark, with a message.</summary>
    public static void Finds(string id, string message, string marked)
    {
        var (source, start, length) = Unmark(marked);
        var found = Run(source);
        Assert.True(found.Length == 1, $"expected one finding, got: {string.Join("; ", found.Select(f => f.ToString()))}");
        Assert.Equal((id, message), (found[0].Id, found[0].GetMessage()));

        // Without a tree neither a pragma, nor .editorconfig, nor a fix in an editor would find it.
        Assert.True(found[0].Location.IsInSource, "the finding stands in no syntax tree");
        var offset = CompiledPrefix.Length;
        Assert.Equal(
            source.Substring(start, length),
            source.Substring(found[0].Location.SourceSpan.Start - offset, found[0].Location.SourceSpan.Length));
        Assert.Equal(start, found[0].Location.SourceSpan.Start - offset);
        Assert.EndsWith($"generator/docs/{id}.md", found[0].Descriptor.HelpLinkUri, StringComparison.Ordinal);
    }

    public static void FindsNothing(string source) => Assert.Empty(Run(source));

    public static ImmutableArray<Diagnostic> Run(string source, params MetadataReference[] references)
    {
        var compilation = GeneratorRun.Compile(source, "Shop", references);
        var withAnalyzers = compilation.WithAnalyzers([new DefinitionAnalyzer()], new AnalyzerOptions([]));
        var found = withAnalyzers.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        Assert.DoesNotContain(found, d => d.Id == "AD0001");
        return [.. found.OrderBy(d => d.Location.SourceSpan.Start)];
    }

    private static readonly string CompiledPrefix = GeneratorRun.Compile("", "Shop").SyntaxTrees[0].ToString();

    private static (string Source, int Start, int Length) Unmark(string marked)
    {
        var start = marked.IndexOf("[|", StringComparison.Ordinal);
        var end = marked.IndexOf("|]", StringComparison.Ordinal);
        return (marked[..start] + marked[(start + 2)..end] + marked[(end + 2)..], start, end - start - 2);
    }
}
