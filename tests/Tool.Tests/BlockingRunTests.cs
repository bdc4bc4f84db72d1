using System.Text.Json;
using Adapters.Tool.Blocking;
using Adapters.Tool.Input;

namespace Tool.Tests;

/// <summary><c>adapters blocking</c> over a solution: what it finds, how it groups, and what it returns.</summary>
public sealed class BlockingRunTests(Shop shop) : IClassFixture<Shop>
{
    [Fact]
    public async Task Findings_are_grouped_by_the_place_that_blocks_through_other_projects()
    {
        var (status, output, errors) = await RunAsync(new BlockingArguments(shop.Solution, NoBaseline: true));
        Assert.Equal("", errors);
        Assert.Equal(
            """
            Web/Orders.cs:25: Task.Wait, 2 ways
              warning ADPT101  Web/Orders.cs:9
                      Orders.Add → Wait → Task.Wait
              warning ADPT101  Web/Orders.cs:16
                      Orders.Remove → Wait → Task.Wait

            Web/Orders.cs:10: warning ADPT103: 'Store.Save' blocks its thread: Store.Save → Flush → File.WriteAllText (in Orders.Add)

            Web/Orders.cs:21: warning ADPT102: 'Thread.Sleep' blocks its thread; await 'Task.Delay' instead (in Orders.Rest)

            4 findings (4 warnings) in 3 places

            """,
            output);
        Assert.Equal(1, status);
    }

    [Fact]
    public async Task A_folder_and_a_project_are_analyzed_as_well()
    {
        var (_, output, _) = await RunAsync(new BlockingArguments(shop.Folder, NoBaseline: true));
        Assert.Contains("4 findings", output, StringComparison.Ordinal);
        var project = Path.Combine(shop.Folder, "Data", "Data.csproj");
        Assert.Equal((0, "0 findings (0 warnings) in 0 places\n"), Plain(await RunAsync(new BlockingArguments(project))));
    }

    [Fact]
    public async Task A_written_baseline_hides_what_is_known_and_counts_what_is_stale()
    {
        var baseline = Path.Combine(shop.Folder, "own.txt");
        var arguments = new BlockingArguments(shop.Solution, Baseline: baseline);
        Assert.Equal((0, $"4 findings written to {baseline}\n"), Plain(await RunAsync(arguments with { WriteBaseline = true })));
        Assert.Equal(
            (0, "0 findings (0 warnings) in 0 places; 4 more in the baseline\n"), Plain(await RunAsync(arguments)));
        var text = await File.ReadAllTextAsync(baseline);
        var changed = text.Replace("M:Orders.Rest | Thread.Sleep", "M:Orders.Rest | Thread.Join", StringComparison.Ordinal)
            + "[Other]\nADPT101 | M:X | Y\n";
        Assert.NotEqual(text, changed);
        await File.WriteAllTextAsync(baseline, changed);
        var (status, output, _) = await RunAsync(arguments);
        Assert.EndsWith(
            "1 finding (1 warning) in 1 place; 3 more in the baseline; 1 line of the baseline no longer needed\n", output,
            StringComparison.Ordinal);
        Assert.Equal(1, status);
        await RunAsync(arguments with { WriteBaseline = true });
        Assert.Equal(
            text.Replace("[Web]", "[Other]\nADPT101 | M:X | Y\n[Web]", StringComparison.Ordinal), await File.ReadAllTextAsync(baseline));
    }

    [Theory]
    [InlineData("warning", null, 1)]
    [InlineData("never", null, 0)]
    [InlineData("info", "waits", 1)]
    public async Task The_exit_status_is_for_the_severity_that_is_asked_for(string failOn, string? level, int expected)
    {
        var (status, _, _) = await RunAsync(new BlockingArguments(shop.Solution, NoBaseline: true, FailOn: failOn, Level: level));
        Assert.Equal(expected, status);
    }

    [Fact]
    public async Task A_level_changes_severities() => Assert.Contains(
        "4 findings (2 warnings)", (await RunAsync(new BlockingArguments(shop.Solution, NoBaseline: true, Level: "waits"))).Output,
        StringComparison.Ordinal);

    [Fact]
    public async Task A_profile_brings_more_into_scope() => Assert.Contains(
        "5 findings",
        (await RunAsync(
            new BlockingArguments(await LibraryAsync(), NoBaseline: true, Profile: "library"))).Output, StringComparison.Ordinal);

    [Fact]
    public async Task Sarif_has_the_flow_of_calls_a_fingerprint_and_what_is_suppressed()
    {
        var baseline = await shop.WriteAsync("known.txt", "[Web]\nADPT102 | M:Orders.Rest | Thread.Sleep\n");
        var (_, output, _) = await RunAsync(new BlockingArguments(shop.Solution, "sarif", Baseline: baseline));
        using var log = JsonDocument.Parse(output);
        var results = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(4, results.Count);
        var wait = results[0];
        Assert.Equal(
            ("ADPT101", "warning", "Web|ADPT101|M:Orders.Add(System.Threading.Tasks.Task)|Wait"),
            (wait.GetProperty("ruleId").GetString(), wait.GetProperty("level").GetString(),
                wait.GetProperty("partialFingerprints").GetProperty("baseline/v1").GetString()));
        var place = wait.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("Web/Orders.cs", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(2, wait.GetProperty("codeFlows")[0].GetProperty("threadFlows")[0].GetProperty("locations").GetArrayLength());
        Assert.Equal(
            ["ADPT102"],
            results.Where(r => r.TryGetProperty("suppressions", out _)).Select(r => r.GetProperty("ruleId").GetString()));
    }

    [Fact]
    public async Task Html_is_one_file_with_a_picture_of_the_ways()
    {
        var file = Path.Combine(shop.Folder, "report.html");
        var (_, output, _) = await RunAsync(new BlockingArguments(shop.Solution, "html", file, NoBaseline: true));
        Assert.Equal($"4 findings (4 warnings) in 3 places; written to {file}\n", output);
        var html = await File.ReadAllTextAsync(file);
        Assert.Equal(1, html.Split("<svg ").Length - 1);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" src=", html, StringComparison.Ordinal);
        var picture = html[html.IndexOf("<svg ", StringComparison.Ordinal)..html.IndexOf("</svg>", StringComparison.Ordinal)];
        foreach (var name in new[] { "Orders.Add", "Orders.Remove", "Wait", "Task.Wait" })
            Assert.Contains($">{name}</text>", picture, StringComparison.Ordinal);
        Assert.Equal(4, picture.Split("<rect").Length - 1);
        Assert.Equal(3, picture.Split("<path").Length - 1);
    }

    [Fact]
    public async Task Markdown_has_a_table_for_each_place()
    {
        var (_, output, _) = await RunAsync(new BlockingArguments(shop.Solution, "markdown", NoBaseline: true));
        Assert.Contains("## Task.Wait at Web/Orders.cs:25\n", output, StringComparison.Ordinal);
        Assert.Contains("| Web/Orders.cs:16 | Orders.Remove → Wait → Task.Wait |\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_does_not_compile_is_named_and_analyzed()
    {
        var folder = await ProjectAsync("broken", Shop.Orders);
        var (_, output, errors) = await RunAsync(new BlockingArguments(folder));
        Assert.Contains("ADPT102", output, StringComparison.Ordinal);
        Assert.Equal(
            "adapters: broken does not compile (1 error, the first is CS0246 in Orders.cs), so findings may be missing\n", errors);
    }

    [Fact]
    public async Task An_option_without_effect_is_one_line_and_no_finding()
    {
        var folder = await ProjectAsync("options", "class Empty { }");
        await shop.WriteAsync("more/options/Other.cs", "class Other { }");
        await shop.WriteAsync("more/options/.editorconfig", "[*.cs]\nadapters_blocking_profile = desktp\n");
        Assert.Equal(
            (0, "0 findings (0 warnings) in 0 places\n",
                "adapters: 'adapters_blocking_profile' is 'desktp': it can be library, aspnet, desktop or none; did you mean 'desktop'?\n"),
            await RunAsync(new BlockingArguments(folder)));
    }

    [Fact]
    public async Task A_bad_path_is_one_clear_line()
    {
        await shop.WriteAsync("empty/readme.txt", "");
        await shop.WriteAsync("two/a.sln", "");
        await shop.WriteAsync("two/b.slnx", "");
        Assert.EndsWith("/missing does not exist", await FailAsync("missing"), StringComparison.Ordinal);
        Assert.EndsWith("/empty has no solution and no C# project", await FailAsync("empty"), StringComparison.Ordinal);
        Assert.EndsWith("/two has several solutions, name one: a.sln, b.slnx", await FailAsync("two"), StringComparison.Ordinal);
        Assert.EndsWith(
            "readme.txt is no solution (.sln, .slnx, .slnf), no C# project (.csproj) and no folder", await FailAsync("empty/readme.txt"),
            StringComparison.Ordinal);
        Assert.EndsWith(
            "other.txt does not exist; --write-baseline makes it", await FailAsync("Web", Path.Combine(shop.Folder, "other.txt")),
            StringComparison.Ordinal);
        var bad = await shop.WriteAsync("bad.txt", "[Web]\nADPT101\n");
        Assert.EndsWith(
            "bad.txt(2): 'ADPT101' is not 'rule | member | what it calls', with an optional count", await FailAsync("Web", bad),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--format", "pdf")]
    [InlineData("--level", "most")]
    [InlineData("--profile", "game")]
    [InlineData("--unknown", "x")]
    public async Task A_bad_option_is_refused(string option, string value) =>
        Assert.NotEqual(0, await BlockingCommand.Create().Parse([shop.Solution, option, value]).InvokeAsync());

    [Fact]
    public async Task A_property_reaches_MSBuild_and_a_framework_that_is_not_there_is_left_out()
    {
        var folder = await ProjectAsync("two", Shop.Orders, "TargetFrameworks");
        var several = new Dictionary<string, string> { ["TargetFrameworks"] = "net10.0;net7.0" };
        var (_, output, errors) = await RunAsync(new BlockingArguments(folder, Properties: several));
        Assert.Contains(
            "adapters: two(net7.0) is left out, because it has no reference to a framework\n", errors, StringComparison.Ordinal);
        Assert.Contains("ADPT102", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_property_without_a_value_is_refused() =>
        Assert.Equal(2, await BlockingCommand.Create().Parse([shop.Solution, "-p", "TargetFrameworks"]).InvokeAsync());

    [Fact]
    public async Task The_command_returns_2_for_what_the_user_must_change() =>
        Assert.Equal(2, await BlockingCommand.Create().Parse([Path.Combine(shop.Folder, "missing")]).InvokeAsync());

    private async Task<string> LibraryAsync()
    {
        var text = Shop.Orders.Replace("new Store().Save();", "Thread.Sleep(2);", StringComparison.Ordinal)
            .Replace("private static void Wait", "public static void Wait", StringComparison.Ordinal);
        return await ProjectAsync("library", text);
    }

    private async Task<string> ProjectAsync(string name, string source, string frameworks = "TargetFramework")
    {
        var project = (await File.ReadAllTextAsync(Path.Combine(shop.Folder, "Data/Data.csproj")))
            .Replace("TargetFramework", frameworks, StringComparison.Ordinal);
        await shop.WriteAsync($"more/{name}/{name}.csproj", project);
        await Shop.RestoreAsync(Path.Combine(shop.Folder, $"more/{name}/{name}.csproj"));
        return Path.GetDirectoryName(await shop.WriteAsync($"more/{name}/Orders.cs", source))!;
    }

    private async Task<string> FailAsync(string path, string? baseline = null) => (await Assert.ThrowsAsync<InputException>(
        () => RunAsync(new BlockingArguments(Path.Combine(shop.Folder, path), Baseline: baseline)))).Message;

    private static (int Status, string Output) Plain((int Status, string Output, string Errors) run) => (run.Status, run.Output);

    private static async Task<(int Status, string Output, string Errors)> RunAsync(BlockingArguments arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var status = await new BlockingRun(arguments, output, errors).RunAsync(TestContext.Current.CancellationToken);
        return (status, output.ToString(), errors.ToString());
    }
}
