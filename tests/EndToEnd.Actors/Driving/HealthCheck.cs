using System.Net;
using System.Net.Sockets;
using System.Text;
using Adapters.EndToEnd.Tests;

namespace Adapters.EndToEnd.Actors.Driving;

/// <summary>When all clients have left: the server answers, every worker thread is there, and nothing is left open.</summary>
internal static class HealthCheck
{
    /// <summary>More than the blocks that the loops keep, and all else that a server has.</summary>
    private const long MostHeap = 200_000_000;

    /// <summary>What was wrong.</summary>
    public static async Task<List<string>> RunAsync(ActorServer server)
    {
        var wrong = new List<string>();
        if (await AskAsync(server.Plain, "/health/plain") is not "200 well")
            wrong.Add("health: a plain request is not answered");
        var workers = await Task.WhenAll(
            Enumerable.Range(0, ActorServerSettings.Threads).Select(_ => AskAsync(server.Plain, "/health/workers")));
        if (Array.Exists(workers, answer => answer != "200 "))
            wrong.Add($"health: worker threads are missing: {string.Join(", ", workers)}");
        var values = "";
        try
        {
            await Deadline.PollAsync(async () => IsSound(values = await AskAsync(server.Plain, "/health/values")), () => "");
        }
        catch (TimeoutException)
        {
            wrong.Add($"health: {values.ReplaceLineEndings(", ")}");
        }

        return wrong;
    }

    /// <summary>The handlers that have not ended, and what each is in the middle of.</summary>
    public static Task<string> FindRunningAsync(ActorServer server) => AskAsync(server.Plain, "/health/running");

    /// <summary>The connection that asks is the only one.</summary>
    private static bool IsSound(string answer)
    {
        var values = answer[4..].Split('\n').Select(line => line.Split(' ')).ToDictionary(words => words[0], words => long.Parse(words[1]));
        return values["adapters.server.active_connections"] == 1 && values["adapters.server.worker_queue"] == 0
            && values["heap"] < MostHeap;
    }

    /// <summary>The status and the body.</summary>
    private static async Task<string> AskAsync(EndPoint address, string path)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(address);
        using var stream = new NetworkStream(socket);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.0\r\n\r\n"));
        var answer = await new StreamReader(stream, Encoding.ASCII).ReadToEndAsync().WaitAsync(Deadline.Usual);
        return $"{answer[9..12]} {answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]}";
    }
}
