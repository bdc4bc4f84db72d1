using System.Runtime.CompilerServices;

namespace Package.Tests;

/// <summary>The package Adapters.Analyzers in a folder of its own, and projects made on the spot that take it from there.</summary>
public sealed class PackedAnalyzers : IAsyncLifetime
{
    private readonly string _version = $"0.0.0-test{Environment.ProcessId}";
    private readonly string _root = Directory.CreateTempSubdirectory("adapters-analyzers-").FullName;

    public async ValueTask InitializeAsync()
    {
        foreach (var package in new[] { "generator/Package", "runtime/Package" })
        {
            var (exitCode, output) = await Command.RunAsync(
                Repository(), "dotnet", "pack", package, "-c", "Release", "-v", "q", $"-p:PackageVersion={_version}", "-o",
                Path.Combine(_root, "packages"));
            Assert.True(exitCode == 0, output);
        }
    }

    public string PackageFile => Path.Combine(_root, "packages", $"Adapters.Analyzers.{_version}.nupkg");

    /// <summary>Makes a library with the package, and what the project file has besides; the path ends with its name.</summary>
    public async Task<string> MakeAsync(string path, string source, string properties, string items = "")
    {
        var (folder, name) = (Path.Combine(_root, path), Path.GetFileName(path));
        await WriteAsync(folder, "Source.cs", source);
        await File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(_root, "restored")}" /></config>
              <packageSources><add key="here" value="{Path.Combine(_root, "packages")}" /></packageSources>
            </configuration>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, $"{name}.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><NuGetAudit>false</NuGetAudit>{properties}</PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Adapters.Analyzers" Version="{_version}" PrivateAssets="all" />
                {items.Replace("$VERSION", _version, StringComparison.Ordinal)}
              </ItemGroup>
            </Project>
            """);
        return folder;
    }

    public static async Task WriteAsync(string folder, string file, string text)
    {
        var path = Path.Combine(folder, file);
        await Task.Run(() => Directory.CreateDirectory(Path.GetDirectoryName(path)!));
        await File.WriteAllTextAsync(path, text);
    }

    public async ValueTask DisposeAsync() => await Task.Run(() => Directory.Delete(_root, recursive: true));

    private static string Repository([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../.."));
}
