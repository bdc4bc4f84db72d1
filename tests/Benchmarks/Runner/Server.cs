using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Benchmarks.Runner;

/// <summary>A peer that runs: pinned to core 0, with what it has used of the processor so far, and surely ended.</summary>
internal sealed class Server : IAsyncDisposable
{
    /// <summary>USER_HZ, the unit of /proc/PID/stat: 100 on every Linux.</summary>
    private const double TicksPerSecond = 100;
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(15);
    private readonly Process _process;
    private readonly string _folder;
    private readonly int _port;
    private readonly ConcurrentQueue<string> _said = [];

    private Server(Process process, int port, string folder)
    {
        _process = process;
        _port = port;
        _folder = folder;
        process.OutputDataReceived += Note;
        process.ErrorDataReceived += Note;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Url => $"http://127.0.0.1:{_port}";

    /// <summary>Starts a peer and waits until it answers as the row asks.</summary>
    public static async Task<Server> StartAsync(Peer peer, Row row, CancellationToken stop)
    {
        var port = FreePort();
        var folder = await Task.Run(() => Directory.CreateTempSubdirectory("bench-").FullName, stop);
        var server = new Server(await LaunchAsync(peer, port, folder), port, folder);
        try
        {
            await server.AwaitAnswerAsync(peer, row, stop);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Seconds of the processor, in user and in kernel mode, of all processes of the server.</summary>
    public Task<double> ProcessorSecondsAsync() => Task.Run(() => Tree(_process.Id).Sum(Ticks) / TicksPerSecond);

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        await Task.Run(() => Directory.Delete(_folder, recursive: true));
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<Process> LaunchAsync(Peer peer, int port, string folder)
    {
        var configuration = await File.ReadAllTextAsync("tests/Benchmarks/peers/nginx.conf");
        await File.WriteAllTextAsync(Path.Combine(folder, "nginx.conf"), Fill(configuration, port, folder));
        var start = new ProcessStartInfo("taskset", ["-c", "0", peer.Command, .. peer.Arguments.Select(a => Fill(a, port, folder))])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in peer.Environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static string Fill(string text, int port, string folder) =>
        text.Replace("PORT", port.ToString(), StringComparison.Ordinal).Replace("DIR", folder, StringComparison.Ordinal);

    private static List<int> Tree(int root)
    {
        var all = new List<int> { root };
        for (var i = 0; i < all.Count; i++)
            all.AddRange(
                File.ReadAllText($"/proc/{all[i]}/task/{all[i]}/children").Split(
                    ' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse));
        return all;
    }

    /// <summary>Fields 14 and 15 of stat; the second may hold spaces, so the count starts behind its parenthesis.</summary>
    private static double Ticks(int id)
    {
        var stat = File.ReadAllText($"/proc/{id}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return double.Parse(fields[11]) + double.Parse(fields[12]);
    }

    private void Note(object sender, DataReceivedEventArgs e)
    {
        if (e.Data is not null && _said.Count < 100)
            _said.Enqueue(e.Data);
    }

    private async Task AwaitAnswerAsync(Peer peer, Row row, CancellationToken stop)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var since = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await Check.AnswerAsync(client, Url + row.Path, peer, row);
                return;
            }
            catch (HttpRequestException) when (since.Elapsed < StartDeadline && !_process.HasExited)
            {
                await Task.Delay(20, stop);
            }
            catch (HttpRequestException)
            {
                throw new InvalidOperationException($"{peer.Name} does not answer; it said:\n{string.Join('\n', _said)}");
            }
        }
    }
}
