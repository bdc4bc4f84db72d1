using System.Runtime.CompilerServices;

namespace Generator.Tests;

/// <summary>The first page shows a handler, and what is emitted for it. <c>ACCEPT_SNAPSHOTS=1</c> writes the latter again.</summary>
public sealed class FirstPageTests
{
    private const string Start = "<!-- emitted:start -->\n";
    private const string End = "<!-- emitted:end -->";

    [Fact]
    public void The_first_page_shows_what_is_emitted_for_its_handler()
    {
        var page = File.ReadAllText(PagePath());
        var emitted = $"```csharp\n{GeneratorRun.Of(Example(page)).Source("Hello.g.cs")}```\n";
        var start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var end = page.IndexOf(End, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(PagePath(), page[..start] + emitted + page[end..]);
        else
            Assert.Equal(emitted, page[start..end]);
    }

    /// <summary>The first example, without the statement that starts the server: it is not referenced here.</summary>
    private static string Example(string page)
    {
        var start = page.IndexOf("```csharp\n", StringComparison.Ordinal) + "```csharp\n".Length;
        var code = page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
        return code[code.IndexOf("[AdaptersApp]", StringComparison.Ordinal)..];
    }

    private static string PagePath([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../README.md"));
}
