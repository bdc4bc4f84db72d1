using System.Diagnostics;
using Adapters.Simulation.Oracles;
using Adapters.Simulation.Scheduling;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Running;

/// <summary>Many runs, on as many threads as are wanted, each run with a world of its own.</summary>
internal sealed class Campaign(ulong firstSeed, long runs, TimeSpan time, int threads)
{
    /// <summary>More of them would tell nothing new.</summary>
    private const int MostFailures = 200;

    private readonly Lock _lock = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private long _next;

    public Coverage Coverage { get; } = new();

    public List<RunResult> Failures { get; } = [];

    public long Steps { get; private set; }

    public long Runs { get; private set; }

    public TimeSpan Elapsed => _clock.Elapsed;

    public void Run()
    {
        var workers = Enumerable.Range(0, threads).Select(_ => new Thread(Drive) { IsBackground = true }).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        Failures.Sort((first, second) => first.Steps.CompareTo(second.Steps));
    }

    private void Drive()
    {
        var machine = new Machine();
        while (_clock.Elapsed < time && Failures.Count < MostFailures && Interlocked.Increment(ref _next) is var number && number <= runs)
            Count(Simulator.Run(new Decisions(firstSeed + (ulong)number - 1), machine));
        lock (_lock)
            Coverage.Add(machine.Coverage);
    }

    private void Count(RunResult result)
    {
        lock (_lock)
        {
            Steps += result.Steps;
            Runs++;
            if (result.Violation is not null)
                Failures.Add(result);
        }
    }
}
