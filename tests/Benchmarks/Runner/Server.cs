using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Benchmarks.Runner;

/// <summary>A peer that runs: pinned to core 0, with what it has used of the processor so far, and surely ended.</summary>
internal sealed class Server : IDisposable
{
    private static readonly double TicksPerSecond = 100;
    private readonly Process _process;
    private readonly string _folder;

    private Server(Process process, int port, string folder)
    {
        _process = process;
        Port = port;
        _folder = folder;
    }

    public int Port { get; }

    public string Url => $"http://127.0.0.1:{Port}";

    /// <summary>Starts a peer and waits until it answers as the row expects.</summary>
    public static async Task<Server> StartAsync(Peer peer, string path, string expected)
    {
        var port = FreePort();
        var folder = Directory.CreateTempSubdirectory("bench-").FullName;
        File.WriteAllText(Path.Combine(folder, "nginx.conf"), Fill(File.ReadAllText("tests/Benchmarks/peers/nginx.conf"), port, folder));
        var start = new ProcessStartInfo("taskset") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "-c", "0", peer.Command }.Concat(peer.Arguments.Select(a => Fill(a, port, folder))))
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in peer.Environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new Server(process, port, folder);
        try
        {
            await server.AwaitAnswerAsync(peer, path, expected);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Seconds of the processor, in user and in kernel mode, of all processes of the server.</summary>
    public double ProcessorSeconds() => Tree(_process.Id).Sum(Ticks) / TicksPerSecond;

    /// <summary>Memory in use, in MB, of all processes of the server.</summary>
    public double ResidentMegabytes() => Tree(_process.Id).Sum(id => File.ReadLines($"/proc/{id}/status")
        .Where(l => l.StartsWith("VmRSS:", StringComparison.Ordinal))
        .Sum(l => double.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024));

    public void Dispose()
    {
        foreach (var id in Enumerable.Reverse(Tree(_process.Id)))
            Process.Start("kill", ["-KILL", id.ToString()]).WaitForExit();
        _process.WaitForExit(5_000);
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Fill(string text, int port, string folder) =>
        text.Replace("PORT", port.ToString(), StringComparison.Ordinal).Replace("DIR", folder, StringComparison.Ordinal);

    private static List<int> Tree(int root)
    {
        var all = new List<int> { root };
        for (var i = 0; i < all.Count; i++)
        {
            var children = $"/proc/{all[i]}/task/{all[i]}/children";
            if (File.Exists(children))
                all.AddRange(File.ReadAllText(children).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse));
        }

        return all;
    }

    /// <summary>Fields 14 and 15 of stat; the second may hold spaces, so the count starts behind its parenthesis.</summary>
    private static double Ticks(int id)
    {
        var stat = File.ReadAllText($"/proc/{id}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return double.Parse(fields[11]) + double.Parse(fields[12]);
    }

    private async Task AwaitAnswerAsync(Peer peer, string path, string expected)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        var since = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var response = await client.GetAsync(Url + path);
                Check(peer, response, await response.Content.ReadAsStringAsync(), expected);
                return;
            }
            catch (HttpRequestException) when (since.Elapsed < TimeSpan.FromSeconds(15) && !_process.HasExited)
            {
                await Task.Delay(20);
            }
        }
    }

    /// <summary>Each must do the same work: status, body, and the fields that the rules name.</summary>
    private static void Check(Peer peer, HttpResponseMessage response, string body, string expected)
    {
        if (response.StatusCode != HttpStatusCode.OK || body != expected)
            throw new InvalidOperationException($"{peer.Name} answers {(int)response.StatusCode} with '{body}'");
        if (response.Content.Headers.ContentLength != expected.Length || response.Content.Headers.ContentType is null)
            throw new InvalidOperationException($"{peer.Name} answers without Content-Type and Content-Length");
        var lacks = new[] { "Date", "Server" }.Where(n => !response.Headers.Contains(n)).ToList();
        if (lacks.Count > 0 && peer.Name != "uwsgi")
            throw new InvalidOperationException($"{peer.Name} answers without {string.Join(" and ", lacks)}");
    }
}
