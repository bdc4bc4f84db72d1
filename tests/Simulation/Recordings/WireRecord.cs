using System.Text.Json;
using Adapters.Server.Binding;
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
internal sealed class WireRecord
{
    private readonly SortedDictionary<int, RecordedConnection> _connections = [];
    private int _cutLine;

    private WireRecord()
    {
    }

    public List<RecordedConnection> Connections => [.. _connections.Values];

    /// <summary>How much there is of it, in one line.</summary>
    public string Summary => $"The recording has {_connections.Count} connections, with {Connections.Sum(one => one.Events.Count)} events"
        + (_cutLine > 0 ? $"; its last line, {_cutLine}, was cut short, and is left out." : ".");

    /// <summary>Whether a file is one, and not the decisions of a run.</summary>
    public static bool IsOne(string path) => File.ReadLines(path).FirstOrDefault()?.StartsWith('{') == true;

    /// <exception cref="FormatException">A line is not as the format has it.</exception>
    public static WireRecord Read(string path)
    {
        var record = new WireRecord();
        var lines = File.ReadAllLines(path);
        var isCut = !EndsWithLine(path);
        for (var i = 0; i < lines.Length; i++)
        {
            try
            {
                record.Take(lines[i], i + 1, isCut && i > 0 && i == lines.Length - 1);
            }
            catch (Exception wrong) when (wrong is JsonException or FormatException)
            {
                throw new FormatException($"{path}, line {i + 1}: {wrong.Message} (runtime/docs/recording.md has the format)", wrong);
            }
        }

        return record;
    }

    /// <summary>The server ends every line that it writes: one that is not ended was cut short.</summary>
    private static bool EndsWithLine(string path)
    {
        using var file = File.OpenRead(path);
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == '\n';
    }

    private void Take(string line, int number, bool mayBeCut)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (number == 1)
                CheckHead(document.RootElement);
            else
                Add(document.RootElement);
        }
        catch (JsonException) when (mayBeCut)
        {
            _cutLine = number;
        }
    }

    private static void CheckHead(JsonElement head)
    {
        var (format, version) = (RecordedFields.Text(head, "format"), RecordedFields.Number(head, "version"));
        if (format != WireRecording.Format || version != WireRecording.Version)
            throw new FormatException(
                $"a recording has the format {WireRecording.Format} {WireRecording.Version}, and this is {format} {version}");
    }

    private void Add(JsonElement line)
    {
        var what = RecordedFields.Text(line, "event");
        if (what == "limit")
            return;
        var number = (int)RecordedFields.Number(line, "connection", int.MaxValue);
        if (what == "accept" && !_connections.TryAdd(number, new RecordedConnection(number, ProtocolOf(line), [])))
            throw new FormatException($"connection {number} is accepted twice");
        if (!_connections.TryGetValue(number, out var connection))
            throw new FormatException($"connection {number} was not accepted before");
        connection.Events.Add(ReadEvent(line, what));
    }

    private static BindProtocol ProtocolOf(JsonElement line)
    {
        var name = RecordedFields.Text(line, "protocol");
        return BindProtocols.All.FirstOrDefault(protocol => protocol.Name == name)
            ?? throw new FormatException($"'{name}' is not a protocol: "
                + $"{string.Join(" or ", BindProtocols.All.Select(protocol => protocol.Name))}");
    }

    private static RecordedEvent ReadEvent(JsonElement line, string what)
    {
        var milliseconds = RecordedFields.Number(line, "ms");
        return what switch
        {
            "receive" => new RecordedEvent(milliseconds, what, RecordedFields.Bytes(line, "bytes"), false, 0),
            "send" => ReadSend(line, milliseconds),
            "accept" or "peer-end" or "receive-failed" or "send-failed" or "end" or "close" or "reset" =>
                new RecordedEvent(milliseconds, what, [], false, 0),
            _ => throw new FormatException($"'{what}' is not an event of a recording"),
        };
    }

    private static RecordedEvent ReadSend(JsonElement line, long milliseconds)
    {
        var (offered, taken) = (RecordedFields.Number(line, "offered", int.MaxValue), RecordedFields.Number(line, "taken", int.MaxValue));
        return new RecordedEvent(milliseconds, "send", [], taken < offered, (int)taken);
    }
}
