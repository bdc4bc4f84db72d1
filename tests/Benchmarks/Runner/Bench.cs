namespace Benchmarks.Runner;

/// <summary>Runs the rows: the peers of a row take turns, so that a slow minute of the machine hits all of them.</summary>
internal sealed class Bench(Arguments arguments)
{
    private readonly List<Result> _results = [];

    public async Task<int> RunAsync()
    {
        var machine = Machine.Read();
        Console.WriteLine(machine);
        foreach (var row in Row.All.Where(r => arguments.Rows.Contains(r.Id)))
        {
            foreach (var connections in arguments.IsSmoke ? [64] : row.Connections)
                await RunRowAsync(row, connections);
        }

        var starts = arguments.Rows.Contains("B1") ? StartBench.Run(arguments.Runs) : [];
        var report = new Report(machine, arguments, _results, starts);
        report.Write("artifacts/benchmarks");
        if (arguments.Publishes)
        {
            report.Write("tests/Benchmarks/results");
            report.PutOnFirstPage();
        }

        Console.WriteLine(report.Markdown());
        return _results.All(r => r.Rates.Count > 0) ? 0 : 1;
    }

    private async Task RunRowAsync(Row row, int connections)
    {
        var peers = row.Peers.Where(p => p.IsInstalled && (!arguments.IsSmoke || p == Peer.Floor || p == Peer.Adapters)).ToList();
        foreach (var missing in row.Peers.Where(p => !p.IsInstalled))
            Console.WriteLine($"  {row.Id} {missing.Name}: not installed, left out");
        var results = peers.Select(p => new Result(row.Id, connections, p.Name, [], [], 0)).ToList();
        _results.AddRange(results);
        for (var run = 0; run < arguments.Runs; run++)
        {
            for (var i = 0; i < peers.Count; i++)
                await RunOnceAsync(row, connections, peers[i], results[i]);
        }
    }

    private async Task RunOnceAsync(Row row, int connections, Peer peer, Result result)
    {
        using var server = await Server.StartAsync(peer, row.Path, row.Expected);
        await Wrk.RunAsync(server.Url + row.Path, connections, arguments.WarmUp, row.Script);
        var before = server.ProcessorSeconds();
        var load = await Wrk.RunAsync(server.Url + row.Path, connections, arguments.Duration, row.Script);
        var used = server.ProcessorSeconds() - before;
        if (load.Errors > 0)
        {
            Console.WriteLine($"  {row.Id} {peer.Name}: a run with {load.Errors} errors is thrown away");
            return;
        }

        result.Microseconds.Add(used * 1e6 / load.Requests);
        result.Rates.Add(load.RequestsPerSecond);
        Console.WriteLine($"  {row.Id} c{connections} {peer.Name}: {result.Microseconds[^1]:0.00} us, {load.RequestsPerSecond:0} rps");
    }
}
