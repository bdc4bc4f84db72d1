namespace Benchmarks.Runner;

/// <summary>Runs the rows: the peers of a row take turns, so that a slow minute of the machine hits all of them.</summary>
internal sealed class Bench(Arguments arguments, CancellationToken stop)
{
    /// <summary>A peer that fails more often than this in a row does not serve the load: the row stays without it.</summary>
    private const int MostDiscarded = 3;

    private readonly List<Result> _results = [];

    public async Task<int> RunAsync()
    {
        var machine = await Task.Run(Machine.Read);
        Console.WriteLine(machine);
        var rows = Row.All.Where(r => arguments.Rows.Contains(r.Id)).ToList();
        foreach (var row in rows)
            await CheckAsync(row);
        foreach (var row in rows)
        {
            foreach (var connections in arguments.IsSmoke ? [64] : row.Connections)
                await RunRowAsync(row, connections);
        }

        var starts = arguments.Rows.Contains("B1") ? await Task.Run(() => StartBench.Run(arguments.Runs, stop)) : [];
        var report = new Report(machine, arguments, _results, starts);
        await Task.Run(() => report.Write("artifacts/benchmarks"));
        if (arguments.Publishes)
            await Task.Run(report.Publish);
        Console.WriteLine(await Task.Run(report.Markdown));
        return _results.All(r => r.Rates.Count == arguments.Runs) ? 0 : 1;
    }

    /// <summary>Before anything is measured, so that a peer that does something else ends the run at once.</summary>
    private async Task CheckAsync(Row row)
    {
        foreach (var missing in row.Peers.Where(p => !p.IsInstalled))
            Console.WriteLine($"  {row.Id} {missing.Name}: not installed, left out");
        foreach (var peer in Present(row))
            await (await Server.StartAsync(peer, row, stop)).DisposeAsync();
    }

    private List<Peer> Present(Row row) =>
        [.. row.Peers.Where(p => p.IsInstalled && (!arguments.IsSmoke || p == Peer.Floor || p == Peer.Adapters))];

    private async Task RunRowAsync(Row row, int connections)
    {
        var peers = Present(row);
        var results = peers.Select(p => new Result(row.Id, connections, p.Name)).ToList();
        _results.AddRange(results);
        for (var round = 0; round < arguments.Runs + MostDiscarded; round++)
        {
            foreach (var (peer, result) in peers.Zip(results).Where(p => p.Second.Rates.Count < arguments.Runs))
                await RunOnceAsync(row, peer, result);
        }
    }

    private async Task RunOnceAsync(Row row, Peer peer, Result result)
    {
        await using var server = await Server.StartAsync(peer, row, stop);
        await Wrk.RunAsync(
            server.Url + row.Path, result.Connections, arguments.IsSmoke ? arguments.Duration : peer.WarmUp, row.Script,
            peer.ScriptArgument, stop);
        var before = await server.ProcessorSecondsAsync();
        var load = await Wrk.RunAsync(
            server.Url + row.Path, result.Connections, arguments.Duration, row.Script, peer.ScriptArgument, stop);
        var used = await server.ProcessorSecondsAsync() - before;
        if (load.Errors > 0)
        {
            result.Discarded++;
            Console.WriteLine($"  {row.Id} c{result.Connections} {peer.Name}: a run with {load.Errors} errors is thrown away");
            return;
        }

        result.Microseconds.Add(used * 1e6 / load.Requests);
        result.Rates.Add(load.RequestsPerSecond);
        Console.WriteLine(
            $"  {row.Id} c{result.Connections} {peer.Name}: {result.Microseconds[^1]:0.00} us, {load.RequestsPerSecond:0} rps");
    }
}
