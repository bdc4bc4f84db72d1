using System.Diagnostics;
using Adapters.Aot.Tests;

[assembly: AssemblyFixture(typeof(PublishedHello))]

namespace Adapters.Aot.Tests;

/// <summary>samples/Hello, published once as one native binary into a directory of its own.</summary>
public sealed class PublishedHello : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("hello-aot-").FullName;

    /// <summary>What the publish printed.</summary>
    public string Output { get; private set; } = "";

    public int Status { get; private set; }

    public string Program => Path.Combine(_directory, "out", "Hello");

    public async ValueTask InitializeAsync()
    {
        var project = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../samples/Hello"));

        // Intermediate files of its own, so that a build of the solution and this one do not disturb each other.
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "publish", project, "-c", "Release", "-o", Path.Combine(_directory, "out"), "--artifacts-path",
                Path.Combine(_directory, "artifacts"), "-nologo", "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        Output = await process.StandardOutput.ReadToEndAsync() + await error;
        await process.WaitForExitAsync();
        Status = process.ExitCode;
    }

    public async ValueTask DisposeAsync() => await Task.Run(() => Directory.Delete(_directory, recursive: true));
}
