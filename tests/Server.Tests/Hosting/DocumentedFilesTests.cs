using System.Reflection;
using System.Text.RegularExpressions;
using Adapters.Server.Tests.Options;

namespace Adapters.Server.Tests.Hosting;

public sealed partial class DocumentedFilesTests
{
    [Fact]
    public void Every_file_that_the_flow_page_names_exists()
    {
        var runtime = Path.Combine(SettingsPageTests.Repository(), "runtime");
        var missing = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(runtime, "docs", "flow.md")))
        {
            var folder = "";
            foreach (Match name in FileName().Matches(line))
            {
                var file = name.Groups[1].Value;
                // "`Server/Hosting/A.cs`, `B.cs`": a bare name is in the folder of the one before it.
                folder = file.Contains('/') ? Path.GetDirectoryName(file)! : folder;
                if (!Path.Exists(Path.Combine(runtime, file.Contains('/') ? file : Path.Combine(folder, file))))
                    missing.Add(file);
            }
        }

        Assert.Empty(missing);
    }

    /// <summary>The methods of a sequence are methods of the classes that it names.</summary>
    [Theory]
    [InlineData(0, 6)]
    [InlineData(1, 3)]
    [InlineData(2, 5)]
    public void A_sequence_of_the_flow_page_names_methods_that_exist(int sequence, int classes)
    {
        var page = File.ReadAllText(Path.Combine(SettingsPageTests.Repository(), "runtime", "docs", "flow.md"));
        var picture = page.Split("```mermaid")[sequence + 1].Split("```")[0];
        var types = Participant().Matches(picture).ToDictionary(p => p.Groups[1].Value, p => FindType(p.Groups[2].Value));
        Assert.Equal(classes, types.Values.Count(type => type is not null));
        foreach (Match call in Call().Matches(picture))
        {
            if (types[call.Groups[1].Value] is not { } type)
                continue;
            foreach (var method in Method().Matches(call.Groups[2].Value).Select(m => m.Groups[1].Value))
                Assert.Contains(Bases(type), t => t.GetRuntimeMethods().Any(m => m.Name == method));
        }
    }

    private static IEnumerable<Type> Bases(Type type)
    {
        for (var t = type; t is not null; t = t.BaseType)
            yield return t;
    }

    private static Type? FindType(string name) =>
        Array.Find(
            [.. typeof(AdaptersServer).Assembly.GetTypes(), .. typeof(Protocols.ServerProtocol).Assembly.GetTypes()], t => t.Name == name);

    /// <summary>A task has five steps, and the files that they name are there.</summary>
    [Theory]
    [InlineData("runtime/README.md")]
    [InlineData("generator/README.md")]
    [InlineData("tests/README.md")]
    public void A_common_task_has_five_steps_and_names_files_that_exist(string page)
    {
        var root = SettingsPageTests.Repository();
        var tasks = File.ReadAllText(Path.Combine(root, page)).Split("\n## Common tasks\n")[1].Split("\n## ")[0].Split("\n### ")[1..];
        Assert.NotEmpty(tasks);
        foreach (var task in tasks)
        {
            Assert.Equal(["1", "2", "3", "4", "5"], Step().Matches(task).Select(step => step.Groups[1].Value));
            var files = PathFromRoot().Matches(task).Select(path => path.Groups[1].Value).ToList();
            Assert.True(files.Count >= 3, task);
            Assert.All(files, file => Assert.True(Path.Exists(Path.Combine(root, file)), file));
        }
    }

    [GeneratedRegex(@"^(\d+)\. ", RegexOptions.Multiline)]
    private static partial Regex Step();

    [GeneratedRegex("`((?:runtime|generator|tests|samples)/[^` ]*)`")]
    private static partial Regex PathFromRoot();

    [GeneratedRegex(@"^    participant (\w+) as (.+)$", RegexOptions.Multiline)]
    private static partial Regex Participant();

    [GeneratedRegex(@"^    \w+->>(\w+): (.+)$", RegexOptions.Multiline)]
    private static partial Regex Call();

    [GeneratedRegex(@"\b([A-Z]\w+)\b(?![^(]*\))")]
    private static partial Regex Method();

    [GeneratedRegex("`((?:[A-Z][A-Za-z0-9]*/)*[A-Z][A-Za-z0-9.]*(?:\\.cs|/))`")]
    private static partial Regex FileName();
}
