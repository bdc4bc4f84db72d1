namespace Package.Tests;

/// <summary>The tool as a user gets it: packed, installed from a folder, and run by its name.</summary>
public sealed class ToolPackageTests : IAsyncLifetime
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>
        </Project>
        """;

    private const string Source = """
        public class Pause
        {
            public async System.Threading.Tasks.Task Rest()
            {
                System.Threading.Thread.Sleep(1);
                await System.Threading.Tasks.Task.Yield();
            }
        }
        """;

    private readonly PackageFolder _folder = new("adapters-tool-");
    private string _project = "";

    public async ValueTask InitializeAsync()
    {
        await _folder.PackAsync("tool");
        _project = await _folder.MakeAsync("Pauses", "Pause.cs", Source, Project);
        await SucceedAsync(
            "dotnet", "tool", "install", "Adapters.Tool", "--version", _folder.Version, "--tool-path", "tools",
            "--configfile", "nuget.config");
        await SucceedAsync("dotnet", "restore", "-v", "q");
    }

    [Fact]
    public async Task It_runs_by_its_name_and_its_exit_status_says_what_it_found()
    {
        var (status, output) = await RunAsync("blocking");
        Assert.Contains("Pause.cs:5: warning ADPT102: 'Thread.Sleep' blocks its thread", output, StringComparison.Ordinal);
        Assert.Equal(1, status);

        (status, output) = await RunAsync("blocking", "--format", "pdf");
        Assert.StartsWith("adapters: Argument 'pdf' not recognized.", output, StringComparison.Ordinal);
        Assert.EndsWith(" See adapters blocking --help.", output.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(2, status);

        Assert.Equal((2, "adapters: There is no option '--nope'. See adapters blocking --help."), await RunAsync("blocking", "--nope"));
        Assert.Equal((2, "adapters: Required command was not provided. See adapters --help."), await RunAsync());
    }

    public ValueTask DisposeAsync() => _folder.DeleteAsync();

    private async Task<(int Status, string Output)> RunAsync(params string[] arguments)
    {
        var (status, output) = await Command.RunAsync(_project, Path.Combine(_project, "tools", "adapters"), arguments);
        return (status, output.TrimEnd());
    }

    private async Task SucceedAsync(string program, params string[] arguments)
    {
        var (status, output) = await Command.RunAsync(_project, program, arguments);
        Assert.True(status == 0, output);
    }
}
