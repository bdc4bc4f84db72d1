using System.Diagnostics;
using Adapters.Architecture.Tests.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Adapters.Architecture.Tests;

/// <summary>How a source looks, wherever it is.</summary>
public sealed class LayoutTests
{
    private const int LongestLine = 140;

    private static readonly string[] Roots = ["runtime", "generator", "tool", "samples", "tests"];

    [Fact]
    public void No_line_is_longer_than_a_reader_sees()
    {
        var found = from root in Roots from file in SourcesIn(root) from line in LongLines(file) select line;
        Assert.True(
            !found.Any(), string.Join(Environment.NewLine, found.Prepend($"Lines of over {LongestLine} columns; wrap them at about 130:")));
    }

    [Fact]
    public async Task Sources_are_formatted()
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "format", "whitespace", ".", "--folder", "--verify-no-changes",
                "--exclude", "tests/Generator.Tests/Blocking/suite", "artifacts",
            ])
        {
            WorkingDirectory = SourceAssembly.Root, RedirectStandardError = true, RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await Task.WhenAll(process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, $"Remedy: the same command without --verify-no-changes\n{output[0]}{output[1]}");
    }

    /// <summary>
    /// The sources that a person reads: a verified snapshot is the output of a program, and in the suite of the rules a finding
    /// belongs to its line.
    /// </summary>
    private static IEnumerable<string> SourcesIn(string root) =>
        from file in Directory.EnumerateFiles(Path.Combine(SourceAssembly.Root, root), "*.cs", SearchOption.AllDirectories)
        where !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
        where !file.EndsWith(".verified.cs", StringComparison.Ordinal) && !file.Contains("/suite/", StringComparison.Ordinal)
        select file;

    private static IEnumerable<string> LongLines(string file)
    {
        var text = SourceText.From(File.ReadAllText(file));
        if (!text.Lines.Any(line => line.Span.Length > LongestLine))
            return [];
        var tree = CSharpSyntaxTree.ParseText(text).GetRoot();
        return from line in text.Lines
               where line.Span.Length > LongestLine && !IsInLiteral(tree, line)
               select $"{Path.GetRelativePath(SourceAssembly.Root, file)}:{line.LineNumber + 1}";
    }

    /// <summary>Indicates whether a line is part of a text of several lines, such as a page, which may have lines of any length.</summary>
    private static bool IsInLiteral(SyntaxNode tree, TextLine line) => tree.FindToken(line.Start).SpanStart < line.Start;
}
