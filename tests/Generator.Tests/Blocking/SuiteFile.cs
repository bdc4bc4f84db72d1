using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Adapters.Analyzers.Blocking.Model;

namespace Generator.Tests.Blocking;

/// <summary>
/// A file of the suite: C# in which a comment at the end of a line says what must be found there. <c>// ADPT103</c> is a site that must be
/// found with that id; <c>// -</c> is one that looks like it and must not be.
/// </summary>
internal sealed partial class SuiteFile
{
    /// <summary>A site is a call, however many other sites lead to the same helper.</summary>
    private static readonly Dictionary<string, string> EachCall = new() { [BlockingOptions.Ways] = "0" };

    private static readonly Dictionary<string, string> AllAsync = new(EachCall) { [BlockingOptions.Scope] = "all_async" };

    private SuiteFile(string name, string text)
    {
        Name = name;
        Text = text;
        var lines = text.Split('\n');
        for (var number = 1; number <= lines.Length; number++)
        {
            if (Mark().Match(lines[number - 1]) is { Success: true, Groups: var groups })
                Sites.Add(number, groups[1].Value);
        }
    }

    public static string Folder { get; } = Path.Combine(Path.GetDirectoryName(Here())!, "suite");

    /// <summary>The path under the suite: the folder is the group, the file the shape.</summary>
    public string Name { get; }

    public string Text { get; }

    /// <summary>The marked lines: an id, or a dash for nothing.</summary>
    public SortedDictionary<int, string> Sites { get; } = [];

    /// <summary>Whether only handlers are in scope: the file begins by saying so.</summary>
    public bool IsOfHandlers => Text.StartsWith("// scope: handlers", StringComparison.Ordinal);

    /// <summary>The .editorconfig that the file is analyzed with.</summary>
    public IReadOnlyDictionary<string, string> Options => IsOfHandlers ? EachCall : AllAsync;

    public static IEnumerable<SuiteFile> All() => Directory.GetFiles(Folder, "*.cs", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(f => new SuiteFile(Path.GetRelativePath(Folder, f).Replace('\\', '/'), File.ReadAllText(f)));

    public static SuiteFile Read(string name) => new(name, File.ReadAllText(Path.Combine(Folder, name)));

    [GeneratedRegex(@"// (ADPT\d{3}|-)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    private static string Here([CallerFilePath] string file = "") => file;
}
