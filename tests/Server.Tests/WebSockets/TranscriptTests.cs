using System.Net.Sockets;
using System.Text;
using Adapters.Protocols.Tests;
using Adapters.Server.Tests.Connections;
using Adapters.Server.Tests.Transports;
using Microsoft.Extensions.Logging.Abstractions;

namespace Adapters.Server.Tests.WebSockets;

/// <summary>
/// The transcripts of the protocol, at a server: each message comes back, each mistake gets its close frame, and the end of our side
/// follows it. Over memory each is cut at every byte, over real sockets it is sent whole and in two.
/// </summary>
public sealed class TranscriptTests : IAsyncLifetime
{
    private const int LongestCutEverywhere = 200;
    private const int LongestOverSockets = 200_000;

    private readonly Transcript[] _all = [.. Transcript.Load(Path.Combine(AppContext.BaseDirectory, "transcripts"), "websocket")
        .Where(transcript => transcript.Options.Length == 0 && transcript.Input.Length <= LongestOverSockets)];

    private readonly Dictionary<string, RunningServer> _servers = [];

    public async ValueTask InitializeAsync()
    {
        foreach (var transport in (string[])["epoll", "sockets"])
        {
            var options = new ServerOptions
            {
                Binds = { "http://127.0.0.1:0" }, Transport = transport, Loops = 1, LoggerFactory = NullLoggerFactory.Instance,
            };
            _servers[transport] = await AdaptersServer.StartAsync(SocketApplications.Echo(), options);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Values)
            await server.DisposeAsync();
    }

    [Fact]
    public void Over_memory_it_makes_no_difference_where_the_bytes_are_cut()
    {
        using var server = new LoopedServer(SocketApplications.Echo());
        foreach (var transcript in _all)
        {
            var length = transcript.Input.Length;
            foreach (var cut in Enumerable.Range(0, length + 1).Where(cut => length <= LongestCutEverywhere || cut % 9_973 == 0))
                Check(transcript, AskMemory(server, transcript, cut), $"cut at {cut}");
        }
    }

    [Theory]
    [ClassData(typeof(SocketTransport))]
    public async Task Over_sockets_each_gives_its_answer(string transport)
    {
        foreach (var transcript in _all)
        {
            Check(transcript, await AskAsync(transport, transcript, 0), "whole");
            Check(transcript, await AskAsync(transport, transcript, transcript.Input.Length / 2), "in two");
        }
    }

    private static void Check(Transcript transcript, List<string> frames, string how)
    {
        var expected = Expect(transcript.Events);
        // Of pings that come together only the last is answered, and how many do depends on the cut.
        var pongs = frames.FindAll(frame => frame.StartsWith("pong", StringComparison.Ordinal));
        frames.RemoveAll(frame => frame.StartsWith("pong", StringComparison.Ordinal));
        var lastPing = transcript.Events.Split('\n').LastOrDefault(line => line.StartsWith("ping", StringComparison.Ordinal));
        var isCutShort = expected[^1] != "close 1000" || transcript.Events.Contains("close", StringComparison.Ordinal);
        Assert.True(
            expected.SequenceEqual(frames),
            $"{transcript.Name}, {how}:\n{string.Join('\n', frames)}\ninstead of\n{string.Join('\n', expected)}");
        if (lastPing is not null && !isCutShort)
            Assert.Equal(lastPing.Replace("ping", "pong", StringComparison.Ordinal), pongs[^1]);
    }

    /// <summary>What the server sends, apart from pongs: the client closes with 1000 if nothing has ended it before.</summary>
    private static List<string> Expect(string events)
    {
        var frames = new List<string>();
        foreach (var line in events.Split('\n'))
        {
            var words = line.Split(' ');
            switch (words[0])
            {
                case "text" or "binary":
                    frames.Add(line);
                    break;
                case "error":
                    frames.Add("close" + line["error".Length..]);
                    return frames;
                case "close":
                    frames.Add(words[1] == "1005" ? "close" : $"close {words[1]}");
                    return frames;
                case "more":
                    return [.. frames, "end"];
            }
        }

        return [.. frames, "close 1000"];
    }

    private static List<string> AskMemory(LoopedServer server, Transcript transcript, int cut)
    {
        var peer = new WebSocketPeer(server);
        peer.Link.Write(transcript.Input.AsSpan(0, cut));
        var frames = peer.ReadAll();
        peer.Link.Write(transcript.Input.AsSpan(cut));
        frames.AddRange(peer.ReadAll());
        if (!peer.HasEnded && IsWhole(transcript))
            peer.Send("{frame close \\x03\\xe8}");
        frames.AddRange(peer.ReadAll());
        peer.Link.End();
        server.Turn();
        Assert.Equal(0, server.Set.Count);
        Assert.Empty(server.Errors);
        server.Log.Clear();
        return WithEnd(frames);
    }

    /// <summary>True if the client can close after it: it does not end inside a frame or a message.</summary>
    private static bool IsWhole(Transcript transcript) => !transcript.Events.EndsWith("more", StringComparison.Ordinal);

    private static List<string> WithEnd(List<string> frames)
    {
        if (frames.Count == 0 || !frames[^1].StartsWith("close", StringComparison.Ordinal))
            frames.Add("end");
        return frames;
    }

    private async Task<List<string>> AskAsync(string transport, Transcript transcript, int cut)
    {
        using var client = new TcpClient { NoDelay = true };
        var address = new Uri(_servers[transport].Addresses[0]);
        await client.ConnectAsync(address.Host, address.Port);
        var stream = client.GetStream();
        stream.ReadTimeout = stream.WriteTimeout = 20_000;
        await stream.WriteAsync(Encoding.Latin1.GetBytes(WebSocketPeer.Handshake()));
        await ReadHeadAsync(stream);
        await stream.WriteAsync(transcript.Input.AsMemory(0, cut));
        await stream.WriteAsync(transcript.Input.AsMemory(cut));
        if (IsWhole(transcript))
            await stream.WriteAsync(TranscriptBytes.Parse("{frame close \\x03\\xe8}"));
        client.Client.Shutdown(SocketShutdown.Send);
        var frames = new FrameReader();
        var buffer = new byte[64 * 1024];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await stream.ReadAsync(buffer, patience.Token) is > 0 and var count)
            frames.Add(buffer.AsSpan(0, count));
        return WithEnd(frames.Take());
    }

    private static async Task ReadHeadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) > 0)
            text.Append((char)one[0]);
        Assert.StartsWith("HTTP/1.1 101", text.ToString(), StringComparison.Ordinal);
    }
}
