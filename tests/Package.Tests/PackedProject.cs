namespace Package.Tests;

/// <summary>The package Adapters, and programs made on the spot that take it.</summary>
public sealed class PackedProject : IAsyncLifetime
{
    private readonly PackageFolder _folder = new("adapters-package-");

    public async ValueTask InitializeAsync() => await _folder.PackAsync("runtime/Package");

    public string PackageFile => _folder.FileOf("Adapters");

    /// <summary>Makes a project that references the package alone.</summary>
    public Task<string> MakeAsync(string name, string program) =>
        _folder.MakeAsync(name, "Program.cs", program, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="Adapters" Version="{_folder.Version}" /></ItemGroup>
            </Project>
            """);

    public ValueTask DisposeAsync() => _folder.DeleteAsync();
}
