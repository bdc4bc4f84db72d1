using System.Runtime.CompilerServices;

namespace Package.Tests;

/// <summary>The package in a folder of its own, and projects made on the spot that take it from there.</summary>
public sealed class PackedProject : IAsyncLifetime
{
    /// <summary>A version of its own: no package of another run is taken for it.</summary>
    private readonly string _version = $"0.0.0-test{Environment.ProcessId}";
    private readonly string _root = Directory.CreateTempSubdirectory("adapters-package-").FullName;

    public async ValueTask InitializeAsync()
    {
        var (exitCode, output) = await Command.RunAsync(
            Repository(), "dotnet", "pack", "runtime/Package", "-c", "Release", "-v", "q", $"-p:PackageVersion={_version}", "-o",
            Path.Combine(_root, "packages"));
        Assert.True(exitCode == 0, output);
    }

    public string PackageFile => Path.Combine(_root, "packages", $"Adapters.{_version}.nupkg");

    /// <summary>Makes a project that references the package alone.</summary>
    public async Task<string> MakeAsync(string name, string program)
    {
        var folder = await Task.Run(() => Directory.CreateDirectory(Path.Combine(_root, name)).FullName);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), program);
        await File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(_root, "restored")}" /></config>
              <packageSources><add key="here" value="{Path.Combine(_root, "packages")}" /></packageSources>
            </configuration>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, $"{name}.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="Adapters" Version="{_version}" /></ItemGroup>
            </Project>
            """);
        return folder;
    }

    public async ValueTask DisposeAsync() => await Task.Run(() => Directory.Delete(_root, recursive: true));

    private static string Repository([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../.."));
}
