using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Benchmarks.Runner;

/// <summary>Where and with what it was measured.</summary>
internal sealed record Machine(string Date, string Commit, string Processor, int Cores, string Kernel, string Versions)
{
    /// <summary>With the versions of the servers that are compared.</summary>
    public static Machine Read() => Read(
        Ask("nginx", "-v"),
        "node " + Ask("node", "--version"),
        Ask("/usr/bin/uvicorn", "--version"),
        "uWSGI " + Ask("uwsgi_python3", "--version"),
        Ask("wrk", "-v"));

    public static Machine Read(params IEnumerable<string> versions) => new(
        DateTime.UtcNow.ToString("yyyy-MM-dd"),
        Ask("git", "rev-parse --short HEAD"),
        File.ReadLines("/proc/cpuinfo").First(l => l.StartsWith("model name", StringComparison.Ordinal)).Split(':')[1].Trim(),
        Environment.ProcessorCount,
        Ask("uname", "-r"),
        string.Join(", ", versions.Prepend(RuntimeInformation.FrameworkDescription).Where(v => v.Any(char.IsDigit))));

    public override string ToString() => $"{Date}, commit {Commit}, {Processor}, {Cores} cores, Linux {Kernel}; {Versions}";

    private static string Ask(string command, string arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
            process.WaitForExit();
            return output.Trim().Split('\n')[0].Split(" Copyright")[0];
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // Not installed: nothing to tell.
            return "";
        }
    }
}
