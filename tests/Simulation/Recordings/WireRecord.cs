using System.Text;
using System.Text.Json;
using Adapters.Server.Transports;
using Adapters.Server.Transports.Recording;

namespace Adapters.Simulation.Recordings;

/// <summary>Something that happened on a recorded connection.</summary>
/// <param name="Milliseconds">When, since the recording began.</param>
/// <param name="What">The name of the event.</param>
/// <param name="Bytes">What was received.</param>
/// <param name="IsShort">The kernel took less than it was offered.</param>
/// <param name="Taken">What it took.</param>
internal sealed record RecordedEvent(long Milliseconds, string What, byte[] Bytes, bool IsShort, int Taken);

/// <summary>A connection as a server with <c>--record</c> saw it.</summary>
internal sealed record RecordedConnection(int Number, BindProtocol Protocol, List<RecordedEvent> Events);

/// <summary>A file of <c>--record</c> (runtime/docs/recording.md).</summary>
internal static class WireRecord
{
    /// <summary>Whether a file is one, and not the decisions of a run.</summary>
    public static bool IsOne(string path) => File.ReadLines(path).FirstOrDefault()?.StartsWith('{') == true;

    /// <exception cref="FormatException">A line is not as the format has it.</exception>
    public static List<RecordedConnection> Read(string path)
    {
        var connections = new SortedDictionary<int, RecordedConnection>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            try
            {
                using var document = JsonDocument.Parse(line);
                if (number++ == 0)
                    CheckHead(document.RootElement);
                else
                    Add(document.RootElement, connections);
            }
            catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw new FormatException($"{path}, line {number}: {wrong.Message}", wrong);
            }
        }

        return [.. connections.Values];
    }

    private static void CheckHead(JsonElement head)
    {
        var (format, version) = (head.GetProperty("format").GetString(), head.GetProperty("version").GetInt32());
        if (format != WireRecording.Format || version != WireRecording.Version)
            throw new FormatException($"a recording has the format {WireRecording.Format} {WireRecording.Version}, and this is {format} {version}");
    }

    private static void Add(JsonElement line, SortedDictionary<int, RecordedConnection> connections)
    {
        var what = line.GetProperty("event").GetString()!;
        if (what == "limit")
            return;
        var number = line.GetProperty("connection").GetInt32();
        if (what == "accept")
            connections.Add(number, new RecordedConnection(number, ProtocolOf(line), []));
        connections[number].Events.Add(ReadEvent(line, what));
    }

    private static BindProtocol ProtocolOf(JsonElement line) =>
        line.GetProperty("protocol").GetString() == "uwsgi" ? BindProtocol.Uwsgi : BindProtocol.Http;

    private static RecordedEvent ReadEvent(JsonElement line, string what)
    {
        var bytes = what == "receive" ? Encoding.Latin1.GetBytes(line.GetProperty("bytes").GetString()!) : [];
        var (offered, taken) = what == "send" ? (line.GetProperty("offered").GetInt32(), line.GetProperty("taken").GetInt32()) : (0, 0);
        return new RecordedEvent(line.GetProperty("ms").GetInt64(), what, bytes, taken < offered, taken);
    }
}
