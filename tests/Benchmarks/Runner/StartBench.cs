using System.Diagnostics;
using System.Net.Sockets;

namespace Benchmarks.Runner;

/// <summary>Row B1: from the start of the process to its first response, what lies on disk, and the memory then.</summary>
internal static class StartBench
{
    private const string Built = "artifacts/benchmarks/";

    private static readonly (Peer Peer, string Files)[] Programs =
    [
        (new("adapters AOT", Built + "hello-aot/Hello", ["--bind", "127.0.0.1:PORT", "--loops", "1", "--no-access-log"]), Built + "hello-aot/Hello"),
        (Peer.Adapters with { Name = "adapters JIT" }, "tests/Benchmarks/app/bin/Release/net10.0"),
        (new("kestrel AOT", Built + "kestrel-aot/kestrel-peer", ["--urls", "http://127.0.0.1:PORT"]), Built + "kestrel-aot/kestrel-peer"),
        (Peer.Kestrel with { Name = "kestrel JIT" }, "tests/Benchmarks/peers/kestrel/bin/Release/net10.0"),
        (Peer.Node, ""),
    ];

    public static List<StartResult> Run(int runs)
    {
        var results = new List<StartResult>();
        foreach (var (peer, files) in Programs.Where(p => p.Peer.IsInstalled))
        {
            var measured = Enumerable.Range(0, runs + 1).Select(_ => Once(peer)).Skip(1).ToList();
            results.Add(new StartResult(
                peer.Name, Result.Median([.. measured.Select(m => m.Milliseconds)]), Size(files), Result.Median([.. measured.Select(m => m.Resident)])));
            Console.WriteLine($"  B1 {peer.Name}: {results[^1].Milliseconds:0.0} ms, {results[^1].SizeMegabytes:0.00} MB on disk, {results[^1].ResidentMegabytes:0.0} MB resident");
        }

        return results;
    }

    private static (double Milliseconds, double Resident) Once(Peer peer)
    {
        var port = Server.FreePort();
        var since = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(peer.Command, peer.Arguments.Select(a => a.Replace("PORT", port.ToString(), StringComparison.Ordinal)))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            FirstResponse(port);
            var milliseconds = since.Elapsed.TotalMilliseconds;
            process.Refresh();
            return (milliseconds, process.WorkingSet64 / 1048576.0);
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    private static void FirstResponse(int port)
    {
        var buffer = new byte[1024];
        for (var tries = 0; ; tries++)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Connect("127.0.0.1", port);
                socket.Send("GET / HTTP/1.1\r\nHost: bench\r\n\r\n"u8);
                if (socket.Receive(buffer) > 0)
                    return;
            }
            catch (SocketException) when (tries < 20_000)
            {
                Thread.Sleep(TimeSpan.FromMicroseconds(500));
            }
        }
    }

    private static double Size(string path)
    {
        if (File.Exists(path))
            return new FileInfo(path).Length / 1_000_000.0;
        return Directory.Exists(path)
            ? new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).Where(f => f.Extension is ".dll" or "" or ".json").Sum(f => f.Length) / 1_000_000.0
            : double.NaN;
    }
}
