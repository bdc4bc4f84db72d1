using System.Diagnostics;
using System.Text;
using Adapters.EndToEnd.Tests.Processes;

namespace Adapters.EndToEnd.Tests.Clients;

/// <summary>The client that everybody has.</summary>
internal static class Curl
{
    /// <summary>The last response that curl got.</summary>
    /// <param name="address">As the server prints it: a URI, or unix: and a path.</param>
    /// <param name="path">The path and the query.</param>
    /// <param name="arguments">More of its options.</param>
    public static async Task<Answer> AskAsync(string address, string path, params string[] arguments)
    {
        var start = new ProcessStartInfo("curl", [.. Target(address, path), "-sS", "-i", "--max-time", "60", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"curl ended with {process.ExitCode}: {await error}");
        return Parse(output.ToArray());
    }

    /// <summary>Has curl fetch a path into a file: its exit status, and what it said.</summary>
    public static Task<CompletedProcess> TransferAsync(string address, string path, params string[] arguments) =>
        CompletedProcess.RunAsync("curl", [.. Target(address, path), "-sS", "--max-time", "60", .. arguments]);

    private static string[] Target(string address, string path) => address.StartsWith("unix:", StringComparison.Ordinal)
        ? ["--unix-socket", address["unix:".Length..], $"http://localhost{path}"]
        : [address + path];

    private static Answer Parse(ReadOnlySpan<byte> output)
    {
        while (true)
        {
            var end = output.IndexOf("\r\n\r\n"u8);
            var head = Answer.ParseHead(Encoding.Latin1.GetString(output[..end]).Split("\r\n"));
            output = output[(end + 4)..];
            if (head.Status >= 200)
                return head.With(output.ToArray());
        }
    }
}
