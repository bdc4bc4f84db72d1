using System.Diagnostics;
using Adapters.Simulation.Oracles;
using Adapters.Simulation.Scheduling;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Running;

/// <summary>Many runs, on as many threads as are wanted, each run with a world of its own.</summary>
internal sealed class Campaign(ulong firstSeed, long runs, TimeSpan time, int threads, int mostFailures = Campaign.UsualFailures)
{
    /// <summary>A step that does not end is a fault, too, and the only one that cannot be found from within.</summary>
    public static readonly TimeSpan LongestSingleRun = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(1);

    /// <summary>More of them would tell nothing new.</summary>
    private const int UsualFailures = 200;

    private readonly Lock _lock = new();
    private readonly (ulong Seed, TimeSpan Seen)[] _underWay = new (ulong, TimeSpan)[threads];
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private long _next;

    public Coverage Coverage { get; } = new();

    public List<RunResult> Failures { get; } = [];

    public long Steps { get; private set; }

    public long Runs { get; private set; }

    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>True if a run did not end. What it and its neighbors have covered is then not known.</summary>
    public bool HasHung { get; private set; }

    public void Run()
    {
        var drivers = Enumerable.Range(0, threads).Select(index => new Thread(() => Drive(index)) { IsBackground = true }).ToList();
        drivers.ForEach(driver => driver.Start());
        while (!drivers.TrueForAll(driver => driver.Join(CheckInterval)) && !HasHung)
            HasHung = FindHang();

        Failures.Sort((first, second) => first.Steps.CompareTo(second.Steps));
    }

    /// <summary>
    /// The thread that hangs is left behind. Checks are counted, and not the clock, because a process that was paused has not hung.
    /// </summary>
    private bool FindHang()
    {
        lock (_lock)
        {
            foreach (ref var run in _underWay.AsSpan())
            {
                var seed = run.Seed;
                run.Seen += CheckInterval;
                if (seed == 0 || run.Seen < LongestSingleRun)
                    continue;
                Failures.Add(new RunResult(seed, new Violation("hang", "a step does not end"), 0, "", []));
                return true;
            }
        }

        return false;
    }

    private void Drive(int index)
    {
        var machine = new Machine();
        while (_clock.Elapsed < time && Failures.Count < mostFailures && Interlocked.Increment(ref _next) is var number && number <= runs)
            Run(index, firstSeed + (ulong)number - 1, machine);
        lock (_lock)
            Coverage.Add(machine.Coverage);
    }

    private void Run(int index, ulong seed, Machine machine)
    {
        lock (_lock)
            _underWay[index] = (seed, TimeSpan.Zero);
        var result = Simulator.Run(new Decisions(seed), machine);
        lock (_lock)
            _underWay[index] = default;
        Count(result);
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
