using Adapters.EndToEnd.Tests.Clients;
using Adapters.EndToEnd.Tests.Processes;
using Adapters.EndToEnd.Tests.Serving;

namespace Adapters.EndToEnd.Tests.SlowReaders;

/// <summary>
/// A client that reads slowly is distinguished from one that has stopped, although the kernel takes megabytes of its response at once.
/// The measurement takes long; this is what of it can be seen in seconds.
/// </summary>
public sealed class SlowReaderTests
{
    private static readonly int[] Buffers = [4 * 1024, 16 * 1024, 0];
    private static readonly TimeSpan Never = TimeSpan.Zero;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(4);

    /// <summary>The slowest show what they read every 7 s; with the usual buffer a kilobyte a second would every 130 s.</summary>
    [Theory]
    [InlineData("epoll")]
    [InlineData("sockets")]
    public async Task Readers_of_any_speed_are_served_while_those_that_stop_are_cut(string transport)
    {
        await using var server = await ReadServer.StartAsync(transport, "", "127.0.0.1", "--timeout-send", "10s");
        await server.ReadAsync([
            .. from rate in new[] { 20_000, 100_000, 300_000, 1_000_000 } from buffer in Buffers select new Reading("tcp", buffer, rate),
            .. from rate in new[] { 20_000, 100_000, 300_000, 1_000_000 } select new Reading("unix", 0, rate),
            new Reading("tcp", 4 * 1024, 1_000),
            .. from buffer in Buffers from stop in new[] { Never, Soon } select new Reading("tcp", buffer, 20_000, stop),
            .. from stop in new[] { Never, Soon } select new Reading("unix", 0, 20_000, stop),
        ]);
        var stopped = server.Readers.Where(reader => reader.Reading.Stop is not null).ToHashSet();

        await Deadline.PollAsync(
            () => server.FindCuts().Count >= stopped.Count, () => $"{server.FindCuts().Count} of {stopped.Count} are cut.");

        Assert.Equal(stopped, server.FindCuts().Keys.ToHashSet());
    }

    /// <summary>Each response is a little longer: one of them ends just where the kernel has no room.</summary>
    [Theory]
    [InlineData("epoll")]
    [InlineData("sockets")]
    public async Task Clients_that_read_nothing_leave_nothing_behind(string transport)
    {
        await using var server = await ServerProcess.StartAppAsync("--transport", transport, "--timeout-send", "2s");
        var before = server.Descriptors;
        var clients = new List<RawClient>();
        foreach (var blocks in Enumerable.Range(60, 200))
        {
            clients.Add(await RawClient.ConnectAsync(server.Address, receiveBuffer: 4096));
            await clients[^1].SendAsync($"GET /download/{blocks} HTTP/1.0\r\n\r\n");
        }

        await Deadline.PollAsync(
            () => server.Descriptors <= before, () => $"{server.Descriptors} descriptors are open, and {before} were.");

        clients.ForEach(client => client.Dispose());
    }

    /// <summary>The server has ended its side, and closed, long before its client has read everything.</summary>
    [Theory, ClassData(typeof(EveryAddress))]
    public async Task A_response_that_ends_its_connection_is_read_to_its_end(string transport, string kind)
    {
        await using var server = await ServerProcess.StartAppAsync(
            "--transport", transport, "--bind", kind == "tcp" ? "127.0.0.1:0" : $"unix:{ServerProcess.NewSocketPath()}");
        const int Blocks = 60;

        using var reader = await SlowReader.StartAsync(
            server.Address, new Reading(
                kind, 16 * 1024, 150_000), $"GET /download/{Blocks} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");

        Assert.True(await reader.Completion.WaitAsync(Deadline.Usual));
        Assert.EndsWith("\r\n0\r\n\r\n", reader.Last, StringComparison.Ordinal);
        Assert.InRange(reader.Bytes, Blocks * 20_000, Blocks * 20_100);
    }
}
