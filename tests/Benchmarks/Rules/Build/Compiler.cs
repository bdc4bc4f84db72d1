using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Benchmarks.Rules.Build;

/// <summary>What one build took.</summary>
/// <param name="Wall">Seconds from its start to its end.</param>
/// <param name="Processor">Seconds of the processor, in all of its processes.</param>
internal readonly record struct BuildTime(double Wall, double Processor);

/// <summary>Runs a build, always of everything and by processes of its own: no server that another build has warmed takes part.</summary>
internal static partial class Compiler
{
    private const int Children = -1;

    public static async Task RestoreAsync(string project) => await RunAsync($"restore \"{project}\" -v q");

    public static async Task<BuildTime> BuildAsync(string project)
    {
        var processor = ProcessorOfChildren();
        var watch = Stopwatch.StartNew();
        await RunAsync(Build(project));
        return new BuildTime(watch.Elapsed.TotalSeconds, ProcessorOfChildren() - processor);
    }

    /// <summary>How many findings a build has, by a build that is not measured.</summary>
    public static async Task<int> CountFindingsAsync(string project)
    {
        var log = Path.ChangeExtension(project, ".sarif");
        await RunAsync($"{Build(project)} -p:ErrorLog=\"{log}%2cversion=2.1\"");
        return Finding().Count(await File.ReadAllTextAsync(log));
    }

    private static string Build(string project) =>
        $"build \"{project}\" --no-restore --no-incremental -c Release -v q -nologo -m:1 -nodeReuse:false -clp:ErrorsOnly "
        + "-p:UseSharedCompilation=false";

    private static async Task RunAsync(string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {arguments} failed: {output}");
    }

    private static double ProcessorOfChildren()
    {
        Span<long> usage = stackalloc long[18];
        if (GetResourceUsage(Children, ref usage[0]) != 0)
            throw new InvalidOperationException($"getrusage failed: {Marshal.GetLastPInvokeError()}");

        // The times in user and in kernel mode, each in seconds and microseconds.
        return usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6);
    }

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    private static partial int GetResourceUsage(int who, ref long usage);

    [GeneratedRegex("\"ruleId\": ")]
    private static partial Regex Finding();
}
