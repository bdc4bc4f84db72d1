using Adapters.Protocols.Tests;

namespace Adapters.Simulation.Clients;

/// <summary>The inputs of the protocols' transcripts, well-formed and malformed: a client sends one after its own requests.</summary>
internal static class Transcripts
{
    /// <summary>Longer ones are about limits that the defaults set, and would take all the time there is.</summary>
    private const int Longest = 70_000;

    private static readonly byte[][] Http = Load("http");
    private static readonly byte[][] Uwsgi = Load("uwsgi");

    public static byte[][] For(bool isUwsgi) => isUwsgi ? Uwsgi : Http;

    private static byte[][] Load(string protocol) =>
    [
        .. Transcript.Load(Path.Combine(AppContext.BaseDirectory, "transcripts"), protocol)
            .Select(transcript => transcript.Input)
            .Where(input => input.Length is > 0 and <= Longest),
    ];
}
