using System.Globalization;
using Adapters.Protocols;
using Adapters.Protocols.Tests;

namespace Adapters.Simulation.Clients;

/// <summary>What must be answered to a part of a tail.</summary>
/// <param name="Status">200 for a request that is served; 0 for nothing.</param>
/// <param name="IsHead">The answer has no body.</param>
/// <param name="IsHttp10">The client knows no chunks.</param>
/// <param name="Closes">It is the last.</param>
/// <param name="Expects100">100 may come before.</param>
internal readonly record struct TailAnswer(int Status, bool IsHead, bool IsHttp10, bool Closes, bool Expects100);

/// <summary>What a client sends at last: bytes that are no request of its own, and may be malformed.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="Answers">What must be answered, in order; null where that depends on limits that the server has not.</param>
internal sealed record Tail(byte[] Bytes, TailAnswer[]? Answers)
{
    public static Tail None { get; } = new([], []);
}

/// <summary>The inputs of the protocols' transcripts, well-formed and malformed: a client sends one after its own requests.</summary>
internal static class Transcripts
{
    /// <summary>Longer ones are about limits that the defaults set, and would take all the time there is.</summary>
    private const int Longest = 70_000;

    private static readonly Tail[] Http = Load("http");
    private static readonly Tail[] Uwsgi = Load("uwsgi");

    public static Tail[] For(bool isUwsgi) => isUwsgi ? Uwsgi : Http;

    private static Tail[] Load(string protocol) =>
    [
        .. Transcript.Load(Path.Combine(AppContext.BaseDirectory, "transcripts"), protocol)
            .Where(transcript => transcript.Input.Length is > 0 and <= Longest)
            .Select(transcript => new Tail(transcript.Input, transcript.Limits == new Limits() ? ReadAnswers(transcript.Events) : null)),
    ];

    /// <summary>
    /// A request that ends is served, one in which an error is found is refused, and one of which more must come is neither.
    /// </summary>
    private static TailAnswer[] ReadAnswers(string events)
    {
        var answers = new List<TailAnswer>();
        var request = new TailAnswer();
        var asksUpgrade = false;
        foreach (var line in events.Split('\n'))
        {
            if (line.StartsWith("request ", StringComparison.Ordinal))
            {
                request = ReadRequest(line.Split(", "));
                asksUpgrade = line.Split(", ").Contains("upgrade");
            }
            else if (asksUpgrade && line.Equals("field upgrade: websocket", StringComparison.OrdinalIgnoreCase))
            {
                // A handshake without its key.
                answers.Add(request with { Status = 400, Closes = true });
                return [.. answers];
            }
            else if (line is "end" or "more")
            {
                // What is not whole waits, and may be answered once its client has ended.
                answers.Add(line == "end" ? request with { Status = 200 } : request);
                request = default;
            }
            else if (line.StartsWith("error ", StringComparison.Ordinal))
            {
                answers.Add(request with { Status = int.Parse(line.AsSpan(6, 3), CultureInfo.InvariantCulture), Closes = true });
            }
        }

        return [.. answers];
    }

    private static TailAnswer ReadRequest(string[] words) => new(
        0,
        words[0].StartsWith("request HEAD ", StringComparison.Ordinal),
        words[0].EndsWith("HTTP/1.0", StringComparison.Ordinal),
        !words.Contains("keep-alive"),
        words.Contains("expect"));
}
