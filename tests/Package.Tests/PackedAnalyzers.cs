namespace Package.Tests;

/// <summary>The package Adapters.Analyzers, and libraries made on the spot that take it.</summary>
public sealed class PackedAnalyzers : IAsyncLifetime
{
    private readonly PackageFolder _folder = new("adapters-analyzers-");

    public async ValueTask InitializeAsync()
    {
        await _folder.PackAsync("generator/Package");
        await _folder.PackAsync("runtime/Package");
    }

    public string PackageFile => _folder.FileOf("Adapters.Analyzers");

    /// <summary>Makes a library with the package, and what the project file has besides; the path ends with its name.</summary>
    public Task<string> MakeAsync(string path, string source, string properties, string items = "") =>
        _folder.MakeAsync(path, "Source.cs", source, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><NuGetAudit>false</NuGetAudit>{properties}</PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Adapters.Analyzers" Version="{_folder.Version}" PrivateAssets="all" />
                {items.Replace("$VERSION", _folder.Version, StringComparison.Ordinal)}
              </ItemGroup>
            </Project>
            """);

    public static Task WriteAsync(string folder, string file, string text) => PackageFolder.WriteAsync(folder, file, text);

    public ValueTask DisposeAsync() => _folder.DeleteAsync();
}
