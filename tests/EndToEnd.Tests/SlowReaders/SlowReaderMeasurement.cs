using System.Globalization;
using System.Text;

namespace Adapters.EndToEnd.Tests.SlowReaders;

/// <summary>
/// Readers from a kilobyte to a megabyte a second against the default settings, for longer than any limit: none may be cut, and
/// each that stops must be. Run by <c>tests/EndToEnd.Tests/SlowReaders/measure</c>, which makes the networks.
/// </summary>
public sealed class SlowReaderMeasurement
{
    private static readonly string Remote = Environment.GetEnvironmentVariable("SLOW_READERS_NAMESPACE") ?? "";
    private static readonly string RemoteHost = Environment.GetEnvironmentVariable("SLOW_READERS_HOST") ?? "127.0.0.1";
    private static readonly string Output = Environment.GetEnvironmentVariable("SLOW_READERS_OUTPUT") ?? "slow-readers.txt";
    private static readonly TimeSpan Duration = TimeSpan.FromMinutes(
        int.Parse(Environment.GetEnvironmentVariable("SLOW_READERS_MINUTES") ?? "20", CultureInfo.InvariantCulture));

    private static readonly int[] Rates = [1_000, 20_000, 100_000, 300_000, 1_000_000];
    private static readonly int[] Buffers = [4 * 1024, 16 * 1024, 0];
    private static readonly TimeSpan[] Stops = [TimeSpan.Zero, TimeSpan.FromMinutes(1)];

    [Fact(Explicit = true)]
    public async Task None_that_reads_is_cut_and_each_that_stops_is()
    {
        await using var near = await ReadServer.StartAsync("epoll", "", "127.0.0.1");
        await using var nearSockets = await ReadServer.StartAsync("sockets", "", "127.0.0.1");
        await using var far = await ReadServer.StartAsync("epoll", Remote, RemoteHost);
        await using var farSockets = await ReadServer.StartAsync("sockets", Remote, RemoteHost);
        (ReadServer Server, string Transport, string Network)[] servers =
            [
                (near, "epoll", "loopback"), (nearSockets, "sockets", "loopback"), (far, "epoll", "mtu 1500"),
                (farSockets, "sockets", "mtu 1500")];
        foreach (var (server, _, network) in servers)
            await server.ReadAsync([.. Readings("tcp", Buffers), .. network == "loopback" ? Readings("unix", [0]) : []]);
        await WatchAsync([.. servers.Select(server => server.Server)]);

        await File.WriteAllTextAsync(Output, Describe(servers));

        foreach (var (server, _, _) in servers)
            Assert.Equal(
                server.Readers.Where(reader => reader.Reading.Stop is not null),
                server.FindCuts().Keys.OrderBy(r => server.Readers.ToList().IndexOf(r)));
    }

    private static IEnumerable<Reading> Readings(string kind, int[] buffers) =>
    [
        .. from rate in Rates from buffer in buffers select new Reading(kind, buffer, rate),
        .. from stop in Stops from buffer in buffers select new Reading(kind, buffer, 20_000, stop),
    ];

    private static async Task WatchAsync(ReadServer[] servers)
    {
        for (var start = Environment.TickCount64; Environment.TickCount64 - start < Duration.TotalMilliseconds;)
        {
            await Task.Delay(500);
            foreach (var server in servers)
                server.FindCuts();
        }
    }

    private static string Describe((ReadServer Server, string Transport, string Network)[] servers)
    {
        var table = new StringBuilder($"With the default settings, over {Duration.TotalMinutes} minutes:\n\n")
            .Append("network   transport  kind  SO_RCVBUF  rate                read  cut\n");
        foreach (var (server, transport, network) in servers)
        {
            foreach (var reader in server.Readers)
                table.Append($"{network,-9} {transport,-10} {Describe(reader, server.FindCuts())}\n");
        }

        return table.ToString();
    }

    private static string Describe(SlowReader reader, IReadOnlyDictionary<SlowReader, TimeSpan> cuts)
    {
        var (kind, buffer, rate, stop) = reader.Reading;
        var size = buffer == 0 ? "default" : $"{buffer / 1024}K";
        var cut = cuts.TryGetValue(reader, out var age)
            ? $"{(age - (stop ?? default)).TotalSeconds:0} s after it {(stop is null ? "began" : "stopped")}"
            : "never";
        var pace = stop switch
        {
            null => $"{rate / 1_000} kB/s",
            { Ticks: 0 } => "none",
            _ => "60 s, then none",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{kind,-5} {size,-10} {pace,-15} {reader.Bytes / 1_000,8} kB  {cut}");
    }
}
