using Adapters.Protocols.Http1;
using Adapters.Protocols.Scgi;
using Adapters.Protocols.Tests.Cgi;
using Adapters.Protocols.Tests.Http1;
using Adapters.Protocols.Tests.WebSockets;
using Adapters.Protocols.Uwsgi;

namespace Adapters.Protocols.Tests;

public sealed class TranscriptTests
{
    /// <summary>The longest case that is cut at every position: what is longer is about a limit.</summary>
    private const int LongestCutEverywhere = 2_000;

    private const int SampleStep = 997;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "transcripts");

    private static readonly Dictionary<string, Transcript> Http1 = Transcript.Load(Folder, "http").ToDictionary(t => t.Name);

    private static readonly Dictionary<string, Transcript> Uwsgi = Transcript.Load(Folder, "uwsgi").ToDictionary(t => t.Name);

    private static readonly Dictionary<string, Transcript> Scgi = Transcript.Load(Folder, "scgi").ToDictionary(t => t.Name);

    private static readonly Dictionary<string, Transcript> WebSocket = Transcript.Load(Folder, "websocket").ToDictionary(t => t.Name);

    private static readonly Dictionary<string, Transcript> Handshakes = Transcript.Load(Folder, "handshake").ToDictionary(t => t.Name);

    public static TheoryData<string> Http1Names => [.. Http1.Keys];

    public static TheoryData<string> UwsgiNames => [.. Uwsgi.Keys];

    public static TheoryData<string> ScgiNames => [.. Scgi.Keys];

    public static TheoryData<string> WebSocketNames => [.. WebSocket.Keys];

    public static TheoryData<string> HandshakeNames => [.. Handshakes.Keys];

    [Theory]
    [MemberData(nameof(Http1Names))]
    public void Http1_gives_the_events_however_the_bytes_are_cut(string name) =>
        Check(Http1[name], (input, cuts) => new Http1Runner(new Http1Connection(Http1[name].Limits)).Run(input, cuts));

    [Theory]
    [MemberData(nameof(UwsgiNames))]
    public void Uwsgi_gives_the_events_however_the_bytes_are_cut(string name) =>
        Check(Uwsgi[name], (input, cuts) => new CgiRunner(new UwsgiConnection(Uwsgi[name].Limits)).Run(input, cuts));

    [Theory]
    [MemberData(nameof(ScgiNames))]
    public void Scgi_gives_the_events_however_the_bytes_are_cut(string name) =>
        Check(Scgi[name], (input, cuts) => new CgiRunner(new ScgiConnection(Scgi[name].Limits)).Run(input, cuts));

    [Theory]
    [MemberData(nameof(WebSocketNames))]
    public void A_websocket_gives_the_events_however_the_bytes_are_cut(string name) =>
        Check(WebSocket[name], (input, cuts) => WebSocketRunner.Start(WebSocket[name].Options).Run(input, cuts));

    [Theory]
    [MemberData(nameof(HandshakeNames))]
    public void A_handshake_is_checked_however_the_bytes_are_cut(string name) => Check(Handshakes[name], HandshakeRunner.Run);

    private static void Check(Transcript transcript, Func<byte[], IEnumerable<int>, string> run)
    {
        var length = transcript.Input.Length;
        Assert.Equal(transcript.Events, run(transcript.Input, []));
        foreach (var cut in Cuts(length))
            Same(transcript, run(transcript.Input, [cut]), $"cut at {cut}");
        Same(transcript, run(transcript.Input, Enumerable.Range(1, length - 1)), "byte by byte");
    }

    private static IEnumerable<int> Cuts(int length) => Enumerable.Range(1, length - 1)
        .Where(cut => length <= LongestCutEverywhere || cut % SampleStep == 0 || cut < 100 || length - cut < 100);

    private static void Same(Transcript transcript, string events, string how) =>
        Assert.True(transcript.Events == events, $"{how}, the events were:\n{events}\ninstead of:\n{transcript.Events}");
}
