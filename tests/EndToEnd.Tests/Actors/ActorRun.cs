using System.Diagnostics;

namespace Adapters.EndToEnd.Tests.Actors;

/// <summary>The simulator's clients at real servers: a short round in each variant, as a user would ask for it by hand.</summary>
internal static class ActorRun
{
    private const string Round = "4";

    /// <param name="build">What serves: jit or aot.</param>
    public static async Task CheckAsync(string build)
    {
        var script = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../EndToEnd.Actors/run"));
        var start = new ProcessStartInfo(
            script, ["--build", build, "--round", Round])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync() + await error;
        await process.WaitForExitAsync();
        // With the seed, a failure is found again.
        Console.WriteLine(output);
        // What the builds print comes before it, and would hide what has failed.
        Assert.True(process.ExitCode == 0, output[Math.Max(output.IndexOf("seed ", StringComparison.Ordinal), 0)..]);
    }
}
