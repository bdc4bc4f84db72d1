using System.Diagnostics;

namespace Tool.Tests;

/// <summary>A solution of two projects in a folder of its own: Web awaits, and what it calls in Data blocks.</summary>
public sealed class Shop : IAsyncLifetime
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>
          <ItemGroup>$ITEMS</ItemGroup>
        </Project>
        """;

    private const string Store = """
        public class Store
        {
            public void Save() => Flush();
            private void Flush() => System.IO.File.WriteAllText("x", "");
        }
        """;

    public const string Orders = """
        using System.Threading;
        using System.Threading.Tasks;

        public class Orders
        {
            public async Task Add(Task before)
            {
                await Task.Yield();
                Wait(before);
                new Store().Save();
            }

            public async Task Remove(Task before)
            {
                await Task.Yield();
                Wait(before);
            }

            public async Task Rest()
            {
                Thread.Sleep(1);
                await Task.Yield();
            }

            private static void Wait(Task task) => task.Wait();
        }
        """;

    public string Folder { get; } = Directory.CreateTempSubdirectory("adapters-tool-").FullName;

    public string Solution => Path.Combine(Folder, "Shop.slnx");

    public async ValueTask InitializeAsync()
    {
        await WriteAsync("Data/Data.csproj", Project.Replace("$ITEMS", "", StringComparison.Ordinal));
        await WriteAsync("Data/Store.cs", Store);
        await WriteAsync(
            "Web/Web.csproj",
            Project.Replace("$ITEMS", "<ProjectReference Include=\"../Data/Data.csproj\" />", StringComparison.Ordinal));
        await WriteAsync("Web/Orders.cs", Orders);
        await WriteAsync(
            "Shop.slnx", "<Solution><Project Path=\"Web/Web.csproj\" /><Project Path=\"Data/Data.csproj\" /></Solution>");
        await RestoreAsync(Solution);
    }

    public async Task<string> WriteAsync(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        await Task.Run(() => Directory.CreateDirectory(Path.GetDirectoryName(path)!));
        await File.WriteAllTextAsync(path, text);
        return path;
    }

    public static async Task RestoreAsync(string path)
    {
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", ["restore", path, "-v", "q", "-p:NodeReuse=false"]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
    }

    public async ValueTask DisposeAsync() => await Task.Run(() => Directory.Delete(Folder, recursive: true));
}
