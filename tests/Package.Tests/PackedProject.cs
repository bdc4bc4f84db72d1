namespace Package.Tests;

/// <summary>The packages for programs, and programs made on the spot that take one.</summary>
public sealed class PackedProject : IAsyncLifetime
{
    private readonly PackageFolder _folder = new("adapters-package-");

    public async ValueTask InitializeAsync()
    {
        await _folder.PackAsync("runtime/Package");
        await _folder.PackAsync("runtime/Testing");
        await _folder.PackAsync("runtime/Middleware");
        await _folder.PackAsync("runtime/Hosting");
    }

    public string PackageFile => _folder.FileOf("Adapters");

    /// <summary>Makes a project that references one package alone.</summary>
    public Task<string> MakeAsync(string name, string program, string package = "Adapters") =>
        _folder.MakeAsync(name, "Program.cs", program, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="{package}" Version="{_folder.Version}" /></ItemGroup>
            </Project>
            """);

    public ValueTask DisposeAsync() => _folder.DeleteAsync();
}
