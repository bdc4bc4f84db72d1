using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Benchmarks.Runner;

/// <summary>What one run of the load gave.</summary>
internal sealed record Load(long Requests, double RequestsPerSecond, long Errors);

/// <summary>wrk, pinned to core 1.</summary>
internal static partial class Wrk
{
    public static async Task<Load> RunAsync(
        string url, int connections, TimeSpan duration, string? script, string? told, CancellationToken stop)
    {
        var start = new ProcessStartInfo("taskset") { RedirectStandardOutput = true };
        string[] arguments = [
            "-c", "1", "wrk", "-t1", $"-c{connections}", $"-d{duration.TotalSeconds:0}s",
            .. script is null ? Array.Empty<string>() : ["-s", script], url,
            .. told is null ? Array.Empty<string>() : ["--", told]];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        using var ending = stop.Register(process.Kill);
        var output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        stop.ThrowIfCancellationRequested();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"wrk ended with {process.ExitCode}");
        return Parse(output);
    }

    private static Load Parse(string output)
    {
        var errors = BadStatus().Match(output) is { Success: true } bad ? long.Parse(bad.Groups[1].Value) : 0;
        if (SocketErrors().Match(output) is { Success: true } broken)
            errors += Enumerable.Range(1, 4).Sum(i => long.Parse(broken.Groups[i].Value));
        return new Load(
            long.Parse(Requests().Match(output).Groups[1].Value),
            double.Parse(Rate().Match(output).Groups[1].Value, CultureInfo.InvariantCulture),
            errors);
    }

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Requests();

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (\d+)")]
    private static partial Regex BadStatus();

    [GeneratedRegex(@"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)")]
    private static partial Regex SocketErrors();
}
