using System.Runtime.CompilerServices;

namespace Package.Tests;

/// <summary>A folder with packages that were just made, and with projects that take them from there.</summary>
internal sealed class PackageFolder(string name)
{
    private readonly string _root = Directory.CreateTempSubdirectory(name).FullName;

    /// <summary>A version of its own: no package of another run is taken for it.</summary>
    public string Version { get; } = $"0.0.0-test{Environment.ProcessId}";

    private string Packages => Path.Combine(_root, "packages");

    public async Task PackAsync(string project)
    {
        var (exitCode, output) = await Command.RunAsync(
            Repository(), "dotnet", "pack", project, "-c", "Release", "-v", "q", $"-p:PackageVersion={Version}", "-o", Packages);
        Assert.True(exitCode == 0, output);
    }

    public string FileOf(string package) => Path.Combine(Packages, $"{package}.{Version}.nupkg");

    /// <summary>Makes a project in a folder, with one source; the path ends with its name. Returns the folder.</summary>
    public async Task<string> MakeAsync(string path, string sourceName, string source, string project)
    {
        var folder = Path.Combine(_root, path);
        await WriteAsync(folder, sourceName, source);
        await WriteAsync(folder, "nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(_root, "restored")}" /></config>
              <packageSources><add key="here" value="{Packages}" /></packageSources>
            </configuration>
            """);
        await WriteAsync(folder, Path.GetFileName(path) + ".csproj", project);
        return folder;
    }

    public static async Task WriteAsync(string folder, string file, string text)
    {
        var path = Path.Combine(folder, file);
        await Task.Run(() => Directory.CreateDirectory(Path.GetDirectoryName(path)!));
        await File.WriteAllTextAsync(path, text);
    }

    public async ValueTask DeleteAsync() => await Task.Run(() => Directory.Delete(_root, recursive: true));

    private static string Repository([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../.."));
}
