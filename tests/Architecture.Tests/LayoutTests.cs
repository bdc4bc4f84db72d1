using Adapters.Architecture.Tests.Sources;

namespace Adapters.Architecture.Tests;

/// <summary>How a source looks, wherever it is.</summary>
public sealed class LayoutTests
{
    private const int LongestLine = 140;

    private static readonly string[] Roots = ["runtime", "generator", "samples", "tests"];

    [Fact]
    public void No_line_is_longer_than_a_reader_sees() =>
        Assert.Empty(
            from root in Roots
            from file in Directory.EnumerateFiles(Path.Combine(SourceAssembly.Root, root), "*.cs", SearchOption.AllDirectories)
            where !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
            from line in File.ReadLines(file).Index()
            where line.Item.Length > LongestLine
            select $"{Path.GetRelativePath(SourceAssembly.Root, file)}:{line.Index + 1}");
}
