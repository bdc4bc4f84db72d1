using Adapters.Simulation.Scheduling;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Tests;

/// <summary>What everything else here rests on: a seed gives the same run, byte for byte.</summary>
public sealed class DeterminismTests
{
    [Fact]
    public void A_seed_gives_the_same_run_each_time_whatever_ran_before()
    {
        var (first, second) = (new Machine(), new Machine());
        Simulator.Run(new Decisions(12_345), second);
        for (var seed = 1UL; seed <= 100; seed++)
            Assert.Equal(Trace(seed, first), Trace(seed, second));
    }

    [Fact]
    public void A_record_replays_the_run()
    {
        var machine = new Machine();
        for (var seed = 1UL; seed <= 50; seed++)
        {
            var run = Simulator.Run(new Decisions(seed), machine, isTraced: true);
            Assert.Equal(run.Trace, Simulator.Run(new Decisions(seed, run.Record), machine, isTraced: true).Trace);
        }
    }

    [Fact]
    public void Nothing_of_a_run_is_left_to_the_thread_pool()
    {
        var machine = new Machine();
        // The pool has other work, of the tests' runner too: the quietest batch tells whether there is some for each run.
        Assert.InRange(Enumerable.Range(0, 5).Min(batch => WorkOfThePool(machine, firstSeed: (ulong)(batch * 100) + 1)), 0, 50);
    }

    private static long WorkOfThePool(Machine machine, ulong firstSeed)
    {
        var before = ThreadPool.CompletedWorkItemCount;
        for (var seed = firstSeed; seed < firstSeed + 100; seed++)
            Simulator.Run(new Decisions(seed), machine);
        return ThreadPool.CompletedWorkItemCount - before;
    }

    private static string Trace(ulong seed, Machine machine) => Simulator.Run(new Decisions(seed), machine, isTraced: true).Trace;
}
