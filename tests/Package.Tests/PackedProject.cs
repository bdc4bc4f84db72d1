using System.Runtime.CompilerServices;

namespace Package.Tests;

/// <summary>The package in a folder of its own, and projects made on the spot that take it from there.</summary>
public sealed class PackedProject : IDisposable
{
    /// <summary>A version of its own: no package of another run is taken for it.</summary>
    private readonly string _version = $"0.0.0-test{Environment.ProcessId}";
    private readonly string _root = Directory.CreateTempSubdirectory("adapters-package-").FullName;

    public PackedProject()
    {
        var (exitCode, output) = Command.Run(
            Repository(), "dotnet", "pack", "runtime/Package", "-c", "Release", "-v", "q", $"-p:PackageVersion={_version}", "-o", Path.Combine(_root, "packages"));
        Assert.True(exitCode == 0, output);
    }

    public string PackageFile => Path.Combine(_root, "packages", $"Adapters.{_version}.nupkg");

    /// <summary>Makes a project that references the package alone.</summary>
    public string Make(string name, string program)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(_root, "restored")}" /></config>
              <packageSources><add key="here" value="{Path.Combine(_root, "packages")}" /></packageSources>
            </configuration>
            """);
        File.WriteAllText(Path.Combine(folder, $"{name}.csproj"), $"""
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

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static string Repository([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../.."));
}
