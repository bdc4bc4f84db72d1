using Adapters.Server.Binding;
using Adapters.Simulation.Recordings;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Tests;

/// <summary>Recordings of a real server, played to the simulated one.</summary>
public sealed class WireReplayTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Recordings");

    [Fact]
    public void A_malformed_chunk_costs_its_connection_and_the_next_request_is_answered()
    {
        var recorded = WireRecord.Read(Path.Combine(Folder, "malformed-chunk.jsonl")).Connections;
        Assert.Equal(2, recorded.Count);

        var result = Simulator.Replay(recorded, new Machine());

        Assert.Null(result.Violation);
        Assert.Contains("reads HTTP/1.1 400 Bad Request", result.Trace);
        Assert.Contains("reads HTTP/1.1 200 OK", result.Trace);
        Assert.Equal(result.Trace, Simulator.Replay(recorded, new Machine()).Trace);
    }

    [Fact]
    public void A_client_without_room_gets_as_much_as_the_recorded_one_had_room_for()
    {
        var recorded = new RecordedConnection(1, BindProtocols.Http,
        [
            new(0, "accept", [], false, 0),
            new(0, "receive", "GET / HTTP/1.1\r\nhost: a\r\n\r\n"u8.ToArray(), false, 0),
            new(0, "send", [], true, 20),
            new(50, "send", [], false, 200),
            new(100, "peer-end", [], false, 0),
        ]);

        var result = Simulator.Replay([recorded], new Machine());

        Assert.Null(result.Violation);
        Assert.Contains("send #1 20 of", result.Trace);
        Assert.Contains("stray", result.Trace);
    }

    [Fact]
    public void Nobody_takes_part_but_the_recorded_clients_and_long_bodies_are_not_written_out()
    {
        var body = new byte[65_536];
        Random.Shared.NextBytes(body);
        var recorded = new RecordedConnection(1, BindProtocols.Http,
        [
            new(0, "accept", [], false, 0),
            new(0, "receive", "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 131072\r\n\r\n"u8.ToArray(), false, 0),
            new(0, "receive", body, false, 0),
            new(1, "receive", body, false, 0),
        ]);

        var result = Simulator.Replay([recorded], new Machine());

        Assert.Null(result.Violation);
        Assert.Contains("reads HTTP/1.1 200 OK", result.Trace);
        Assert.Contains("and 65280 more bytes", result.Trace);
        Assert.Contains(" 0 clients,", result.Trace);
        Assert.DoesNotContain("client 1", result.Trace);
        Assert.All(result.Trace.Split('\n'), line => Assert.InRange(line.Length, 0, 2_000));
    }

    /// <summary>A drawn run is over after so much time and so many steps: a recording is not.</summary>
    [Fact]
    public void A_recording_is_played_to_its_end_however_long_it_is()
    {
        const int Requests = 8_000;
        var recorded = new RecordedConnection(1, BindProtocols.Http, [new(3_600_000, "accept", [], false, 0)]);
        for (var i = 1; i <= Requests; i++)
            recorded.Events.Add(new(3_600_000 + (i * 50), "receive", "GET / HTTP/1.1\r\nhost: a\r\n\r\n"u8.ToArray(), false, 0));

        var result = Simulator.Replay([recorded], new Machine());

        Assert.Null(result.Violation);
        Assert.Equal(Requests, result.Trace.Split("reads HTTP/1.1 200 OK").Length - 1);
    }

    [Theory]
    [InlineData("{\"format\":\"adapters-wire\",\"version\":2}", "a recording has the format adapters-wire 1, and this is adapters-wire 2")]
    [InlineData("{\"format\":\"adapters-wire\",\"version\":1}\n{\"ms\":0,\"connection\":1}", ", line 2: ")]
    public void A_file_that_is_no_recording_is_refused(string text, string message)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            Assert.Contains(message, Assert.Throws<FormatException>(() => WireRecord.Read(path)).Message);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
