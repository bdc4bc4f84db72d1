using System.Diagnostics;
using Adapters.Simulation.Oracles;
using Adapters.Simulation.Scheduling;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Running;

/// <summary>Many runs, on as many threads as are wanted, each run with a world of its own.</summary>
internal sealed class Campaign(ulong firstSeed, long runs, TimeSpan time, int threads)
{
    private readonly Lock _lock = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private long _next;
    private long _steps;
    private long _done;

    public Coverage Coverage { get; } = new();

    public List<RunResult> Failures { get; } = [];

    public long Steps => _steps;

    public long Runs => _done;

    public static int Start(string[] args)
    {
        var seed = ulong.Parse(args[0]);
        var runs = long.Parse(args[1]);
        if (runs == 1)
        {
            var one = Simulator.Run(new Decisions(seed), new Machine(), isTraced: true);
            Console.WriteLine(one.Trace);
            Console.WriteLine(one.Violation);
            return one.Violation is null ? 0 : 1;
        }

        var campaign = new Campaign(seed, runs, TimeSpan.FromSeconds(60), 2);
        campaign.Run();
        foreach (var group in campaign.Failures.GroupBy(failure => failure.Violation!.Oracle))
        {
            Console.WriteLine($"== {group.Key}: {group.Count()}");
            foreach (var failure in group.OrderBy(f => f.Steps).Take(5))
                Console.WriteLine($"   seed {failure.Seed}, {failure.Steps} steps: {failure.Violation!.Message.Split('\n')[0]}");
        }

        Console.WriteLine($"{campaign.Runs} runs, {campaign.Steps} steps, {campaign.Failures.Count} failures, {campaign._clock.Elapsed.TotalSeconds:0.0} s, pool {ThreadPool.CompletedWorkItemCount}");
        return campaign.Failures.Count == 0 ? 0 : 1;
    }

    public void Run()
    {
        var workers = Enumerable.Range(0, threads).Select(_ => new Thread(Drive, 16 * 1024 * 1024) { IsBackground = true }).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
    }

    private void Drive()
    {
        var machine = new Machine();
        while (_clock.Elapsed < time && Interlocked.Increment(ref _next) is var number && number <= runs)
            Count(Simulator.Run(new Decisions(firstSeed + (ulong)number - 1), machine));
        lock (_lock)
            Coverage.Add(machine.Coverage);
    }

    private void Count(RunResult result)
    {
        lock (_lock)
        {
            _steps += result.Steps;
            _done++;
            if (result.Violation is not null)
                Failures.Add(result);
        }
    }
}
