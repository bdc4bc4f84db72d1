using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Generator.Tests.Blocking;

namespace Package.Tests;

/// <summary>The suite of the blocking rules under the compiler 4.14.0 itself, with the rules that the package has for it.</summary>
public sealed partial class OldestCompilerTests : IDisposable
{
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks; global using Adapters;
        """;

    /// <summary>A file with a ref local that is assigned again behind an await, which this compiler refuses.</summary>
    private static readonly string[] Newer = ["Waits/Changed.cs"];

    private readonly string _folder = Directory.CreateTempSubdirectory("adapters-compiler-").FullName;

    public static TheoryData<string> Folders => [.. SuiteFile.All().Select(f => f.Name.Split('/')[0]).Distinct()];

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task The_suite_is_the_same_under_the_oldest_compiler(string folder)
    {
        // Most folders compile as a whole; where two files have a type of one name, each compiles by itself.
        var files = await Task.Run(() => SuiteFile.All()
            .Where(f => f.Name.StartsWith(folder + "/", StringComparison.Ordinal) && !Newer.Contains(f.Name)).ToList());
        var isWhole = files.SelectMany(f => Declaration().Matches(f.Text).Select(m => m.Groups[1].Value).Distinct())
            .GroupBy(n => n).All(g => g.Count() == 1);
        foreach (var group in isWhole ? [files] : files.Select(f => new List<SuiteFile> { f }))
            await CheckAsync(group);
    }

    private async Task CheckAsync(IReadOnlyList<SuiteFile> files)
    {
        var log = Path.Combine(_folder, "log.sarif");
        await File.WriteAllTextAsync(Path.Combine(_folder, "Usings.cs"), Usings);
        await File.WriteAllTextAsync(Path.Combine(_folder, "options.editorconfig"), OptionsOf(files));
        await File.WriteAllLinesAsync(Path.Combine(_folder, "arguments.rsp"), await Task.Run(() => ArgumentsFor(files, log)));
        var (_, output) = await Command.RunAsync(
            _folder, "dotnet", "exec", "--roll-forward", "LatestMajor", Metadata("OldestCompiler"), "/noconfig", "@arguments.rsp");
        Assert.DoesNotContain(": error ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("CS8032", output, StringComparison.Ordinal);
        using var results = JsonDocument.Parse(await File.ReadAllTextAsync(log));
        var found = results.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Where(r => r.GetProperty("ruleId").GetString()!.StartsWith("ADPT1", StringComparison.Ordinal)).Select(PlaceOf).Order();
        var marked = files.SelectMany(f => f.Sites.Where(s => s.Value != "-").Select(s => $"{f.Name}:{s.Key} {s.Value}")).Order();
        Assert.Equal(marked, found);
    }

    private static List<string> ArgumentsFor(IEnumerable<SuiteFile> files, string log) =>
    [
        "/nologo", "/target:library", "/unsafe", "/nullable:enable", "/langversion:preview", "/nostdlib", "/out:suite.dll",
        "/nowarn:CS0162,CS0168,CS0219,CS0414,CS0649,CS1998,CS4014,CS8600,CS8602,CS8603,CS8604,CS8618,CS8625",
        $"/errorlog:\"{log}\",version=2.1", "/analyzerconfig:options.editorconfig",
        $"/analyzer:\"{Repository("generator/Roslyn4.14/Analyzers/bin/Release/netstandard2.0/Adapters.Analyzers.dll")}\"",
        .. References().Select(r => $"/r:\"{r}\""),
        "Usings.cs", .. files.Select(f => $"\"{Path.Combine(SuiteFile.Folder, f.Name)}\""),
    ];

    /// <summary>The framework, and what the suite calls: it is beside the tests that run it with the newest compiler.</summary>
    private static IEnumerable<string> References() =>
        Directory.GetFiles(Metadata("References"), "*.dll").Concat(
            Directory.GetFiles(Repository("tests/Generator.Tests/bin/Release/net10.0"), "*.dll")
                .Where(f => Library().IsMatch(Path.GetFileName(f))));

    private static string OptionsOf(IEnumerable<SuiteFile> files) =>
        "is_global = true\n" + string.Concat(files.Select(f => $"[{Path.Combine(SuiteFile.Folder, f.Name)}]\n"
            + string.Concat(f.Options.Select(o => $"{o.Key} = {o.Value}\n"))));

    private static string PlaceOf(JsonElement result)
    {
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        var file = new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath;
        var line = place.GetProperty("region").GetProperty("startLine").GetInt32();
        return $"{Path.GetRelativePath(SuiteFile.Folder, file)}:{line} {result.GetProperty("ruleId").GetString()}";
    }

    private static string Metadata(string key) => typeof(OldestCompilerTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == key).Value!;

    private static string Repository(string path, [CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../..", path));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [GeneratedRegex(@"^(?:\w+ )*(?:class|struct|record|interface|enum) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^(Adapters\.Abs.*|Dapper|FluentValidation|Microsoft\.(Entity|Data|Ext).*|Npgsql|StackExchange.*|MongoDB.*)\.dll$")]
    private static partial Regex Library();
}
