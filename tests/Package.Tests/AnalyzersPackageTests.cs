using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Package.Tests;

/// <summary>What somebody gets who adds Adapters.Analyzers to a project of any kind.</summary>
public sealed partial class AnalyzersPackageTests(PackedAnalyzers packed) : IClassFixture<PackedAnalyzers>
{
    /// <summary>C# 7.3, which every framework has: a wait behind a helper on line 9, and a file on line 10.</summary>
    private const string Source = """
        using System.IO;
        using System.Threading.Tasks;

        public class Shop
        {
            public async Task SaveAsync(Task before)
            {
                await Task.Yield();
                Wait(before);
                File.WriteAllText("orders", "");
            }

            private static void Wait(Task task) { task.Wait(); }
        }
        """;

    [Fact]
    public void The_package_has_the_rules_for_two_compilers_and_nothing_else_to_run()
    {
        using var package = ZipFile.OpenRead(packed.PackageFile);
        Assert.Equal(
            [
                "analyzers/dotnet/roslyn4.14/cs/Adapters.Analyzers.dll", "analyzers/dotnet/roslyn4.14/cs/Adapters.CodeFixes.dll",
                "analyzers/dotnet/roslyn5.0/cs/Adapters.Analyzers.dll", "analyzers/dotnet/roslyn5.0/cs/Adapters.CodeFixes.dll",
            ],
            package.Entries.Select(e => e.FullName).Where(n => n.EndsWith(".dll", StringComparison.Ordinal)).Order());
        using var specification = new StreamReader(package.GetEntry("Adapters.Analyzers.nuspec")!.Open());
        var text = specification.ReadToEnd();
        Assert.Contains("<developmentDependency>true</developmentDependency>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<dependency ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_works_in_a_project_for_each_framework()
    {
        var folder = await packed.MakeAsync(
            "frameworks", Source,
            "<TargetFrameworks>net472;netstandard2.0;net8.0;net9.0;net10.0</TargetFrameworks>");
        var found = await BuildAsync(folder, 0, "-p:AdaptersBlockingLevel=waits");
        foreach (var framework in new[] { "net472", "netstandard2.0", "net8.0", "net9.0", "net10.0" })
        {
            Assert.Contains($"Source.cs(9,9): warning ADPT101: 'Wait' blocks its thread: Wait → Task.Wait (Source.cs:13)", found,
                StringComparison.Ordinal);
            Assert.Contains($"TargetFramework={framework}]", found, StringComparison.Ordinal);
        }

        Assert.Equal(["ADPT101"], Ids(found).Distinct());
    }

    [Fact]
    public async Task The_first_day_is_kind_and_a_level_raises_it()
    {
        const string Strict = "<TargetFramework>net10.0</TargetFramework><TreatWarningsAsErrors>true</TreatWarningsAsErrors>";
        var folder = await packed.MakeAsync("level", Source, Strict);
        var found = await BuildAsync(folder);
        Assert.Equal(["ADPT133"], Ids(found));
        Assert.Contains(
            "warning ADPT133: 2 calls certainly block and have severity Info, because AdaptersBlockingLevel is not set; 1 of them waits "
            + "for a task (Source.cs:9).", found, StringComparison.Ordinal);
        Assert.Equal(["ADPT101"], Ids(await BuildAsync(folder, 1, "-p:AdaptersBlockingLevel=waits")));
        Assert.Equal(["ADPT101", "ADPT103"], Ids(await BuildAsync(folder, 1, "-p:AdaptersBlockingLevel=standard")));
        Assert.Contains(
            "error ADPT000: AdaptersBlockingLevel is 'most'; it can be waits, standard or strict",
            await BuildAsync(folder, 1, "-p:AdaptersBlockingLevel=most"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Severities_of_an_editorconfig_take_precedence_by_folder()
    {
        var folder = await packed.MakeAsync("folders", Source, "<TargetFramework>net10.0</TargetFramework>");
        await PackedAnalyzers.WriteAsync(folder, "old/Old.cs", Source.Replace("Shop", "Old", StringComparison.Ordinal));
        await PackedAnalyzers.WriteAsync(
            folder, ".editorconfig",
            "root = true\n[*.cs]\ndotnet_diagnostic.ADPT103.severity = warning\n[old/**.cs]\ndotnet_diagnostic.ADPT103.severity = none\n"
            + "dotnet_diagnostic.ADPT101.severity = none\n");
        Assert.Equal(["ADPT101", "ADPT103"], Ids(await BuildAsync(folder, 0, "-p:AdaptersBlockingLevel=waits")));
    }

    [Fact]
    public async Task An_option_without_effect_is_a_warning_at_one_file()
    {
        var folder = await packed.MakeAsync(
            "option", Source, "<TargetFramework>net10.0</TargetFramework><AdaptersBlockingLevel>waits</AdaptersBlockingLevel>");
        await PackedAnalyzers.WriteAsync(folder, "Other.cs", "class Other { }\n");
        await PackedAnalyzers.WriteAsync(folder, ".editorconfig", "root = true\n[*.cs]\nadapters_blocking_profile = asp.net\n");
        var found = await BuildAsync(folder);
        Assert.Equal(["ADPT101", "ADPT134"], Ids(found));
        Assert.Contains(
            ".cs(1,1): warning ADPT134: 'adapters_blocking_profile' is 'asp.net': it can be library, aspnet, desktop or none; "
            + "did you mean 'aspnet'?", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_attributes_come_as_source_when_they_are_wanted()
    {
        var folder = await packed.MakeAsync(
            "marks",
            """
            using System.Threading;
            public class Own
            {
                [Adapters.NonBlocking] public void Run() { Thread.Sleep(1); Load(); }
                [Adapters.Blocking] public void Load() { }
            }
            """,
            "<TargetFramework>netstandard2.0</TargetFramework><AdaptersBlockingLevel>standard</AdaptersBlockingLevel>"
            + "<AdaptersBlockingAttributes>true</AdaptersBlockingAttributes>");
        var found = await BuildAsync(folder);
        Assert.Equal(["ADPT102", "ADPT109"], Ids(found));
        Assert.Contains("'Thread.Sleep' blocks its thread", found, StringComparison.Ordinal);
        Assert.Contains("error CS0246", await BuildAsync(folder, 1, "-p:AdaptersBlockingAttributes=false"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_baseline_above_the_project_hides_what_it_lists_and_the_log_says_so()
    {
        var folder = await packed.MakeAsync("above/known", Source, "<TargetFramework>net10.0</TargetFramework>");
        await PackedAnalyzers.WriteAsync(
            folder, "../Adapters.Blocking.baseline.txt",
            "[known]\nADPT101 | M:Shop.SaveAsync(System.Threading.Tasks.Task) | Wait\n");
        var found = await BuildAsync(folder, 0, "-p:AdaptersBlockingLevel=standard", "-p:ErrorLog=log.sarif%2Cversion=2.1");
        Assert.Equal(["ADPT103"], Ids(found));
        using var log = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "log.sarif")));
        var results = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Select(r => (Id: r.GetProperty("ruleId").GetString()!, Known: r.TryGetProperty("suppressions", out _)))
            .Where(r => r.Id.StartsWith("ADPT", StringComparison.Ordinal)).Order();
        Assert.Equal([("ADPT101", true), ("ADPT103", false)], results);
    }

    [Fact]
    public async Task Both_packages_in_one_project_report_a_finding_once()
    {
        var folder = await packed.MakeAsync(
            "both", Source, "<TargetFramework>net10.0</TargetFramework><AdaptersBlockingLevel>standard</AdaptersBlockingLevel>",
            "<PackageReference Include=\"Adapters\" Version=\"$VERSION\" />");
        Assert.Equal(["ADPT101", "ADPT103"], Ids(await BuildAsync(folder)));
    }

    [Fact]
    public async Task The_format_command_applies_a_fix()
    {
        var folder = await packed.MakeAsync(
            "format", Source, "<TargetFramework>net10.0</TargetFramework><AdaptersBlockingLevel>standard</AdaptersBlockingLevel>");
        await BuildAsync(folder);
        var (exitCode, output) = await Command.RunAsync(
            folder, "dotnet", "format", "analyzers", "--no-restore", "--diagnostics", "ADPT103");
        Assert.True(exitCode == 0, output);
        Assert.Contains(
            "await File.WriteAllTextAsync(\"orders\", \"\");", await File.ReadAllTextAsync(Path.Combine(folder, "Source.cs")),
            StringComparison.Ordinal);
        Assert.Equal(["ADPT101"], Ids(await BuildAsync(folder)));
    }

    [Fact]
    public async Task A_compiler_that_is_too_old_is_named()
    {
        var folder = await packed.MakeAsync("old", Source, "<TargetFramework>net10.0</TargetFramework>");
        Assert.Contains(
            "warning ADPT000: Adapters.Analyzers does nothing here: it needs the compiler of the .NET SDK 9.0.300",
            await BuildAsync(folder, 0, "-p:CompilerApiVersion=roslyn4.8"), StringComparison.Ordinal);
    }

    private static async Task<string> BuildAsync(string folder, int expected = 0, params string[] arguments)
    {
        var (exitCode, output) = await Command.RunAsync(
            folder, "dotnet", ["build", "-v", "q", "-clp:NoSummary", "--no-incremental", .. arguments]);
        Assert.True(exitCode == expected, output);
        return output;
    }

    /// <summary>The findings, by the lines of the output; MSBuild may print a line of a compiler twice.</summary>
    private static IEnumerable<string> Ids(string output) =>
        output.Split('\n').Distinct().SelectMany(l => Finding().Matches(l).Take(1)).Select(m => m.Groups[1].Value).Order();

    [GeneratedRegex(@"(?:warning|error) (ADPT\d+):")]
    private static partial Regex Finding();
}
