using System.Diagnostics;
using System.Net.Sockets;

namespace Benchmarks.Runner;

/// <summary>Row B1: from the start of the process to its first response, what lies on disk, and the memory then. Not pinned.</summary>
internal static class StartBench
{
    private const string Built = "artifacts/benchmarks/";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(15);

    private static readonly (Peer Peer, string? Files)[] Programs =
    [
        (
            new("adapters AOT", Built + "hello-aot/Hello", ["--bind", "http://127.0.0.1:PORT", "--loops", "1", "--no-access-log"]),
            Built + "hello-aot/Hello"),
        (Peer.Adapters with { Name = "adapters JIT" }, "tests/Benchmarks/app/bin/Release/net10.0"),
        (new("kestrel AOT", Built + "kestrel-aot/kestrel-peer", ["--urls", "http://127.0.0.1:PORT"]), Built + "kestrel-aot/kestrel-peer"),
        (Peer.Kestrel with { Name = "kestrel JIT" }, "tests/Benchmarks/peers/kestrel/bin/Release/net10.0"),
        (Peer.Node, null),
    ];

    /// <summary>In turns, after a first start of each that is not counted: it brings the files into memory.</summary>
    public static List<StartResult> Run(int runs, CancellationToken stop)
    {
        var programs = Programs.Where(p => p.Peer.IsInstalled).ToList();
        var results = programs.Select(p => new StartResult(p.Peer.Name, Megabytes(p.Files))).ToList();
        for (var run = 0; run <= runs; run++)
        {
            foreach (var (program, result) in programs.Zip(results))
            {
                stop.ThrowIfCancellationRequested();
                Measure(program.Peer, result, isCounted: run > 0);
            }
        }

        return results;
    }

    private static void Measure(Peer peer, StartResult result, bool isCounted)
    {
        var port = Server.FreePort();
        var start = new ProcessStartInfo(
            peer.Command, peer.Arguments.Select(a => a.Replace("PORT", port.ToString(), StringComparison.Ordinal)))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var since = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        try
        {
            AwaitFirstResponse(peer, port, since);
            var milliseconds = since.Elapsed.TotalMilliseconds;
            process.Refresh();
            if (!isCounted)
                return;
            result.AllMilliseconds.Add(milliseconds);
            result.AllResidentMegabytes.Add(process.WorkingSet64 / 1e6);
            Console.WriteLine($"  B1 {peer.Name}: {milliseconds:0.0} ms, {result.AllResidentMegabytes[^1]:0.0} MB resident");
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    private static void AwaitFirstResponse(Peer peer, int port, Stopwatch since)
    {
        var buffer = new byte[1024];
        while (since.Elapsed < Deadline)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Connect("127.0.0.1", port);
                socket.Send("GET / HTTP/1.1\r\nHost: bench\r\n\r\n"u8);
                if (socket.Receive(buffer) > 0)
                    return;
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionRefused or SocketError.ConnectionReset)
            {
                // It does not listen yet.
                Thread.Sleep(TimeSpan.FromMicroseconds(500));
            }
        }

        throw new InvalidOperationException($"{peer.Name} does not answer within {Deadline.TotalSeconds} s");
    }

    private static double? Megabytes(string? path) => path switch
    {
        null => null,
        _ when File.Exists(path) => new FileInfo(path).Length / 1e6,
        _ => new DirectoryInfo(path).EnumerateFiles().Where(f => f.Extension is ".dll" or "" or ".json").Sum(f => f.Length) / 1e6,
    };
}
