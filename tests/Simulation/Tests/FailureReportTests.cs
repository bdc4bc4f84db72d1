using Adapters.Simulation.Running;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Tests;

/// <summary>What a campaign says of its failures.</summary>
public sealed class FailureReportTests
{
    [Fact]
    public void Failures_are_counted_once_for_each_oracle_and_the_shortest_are_shown()
    {
        var failures = Enumerable.Range(1, 4).Select(seed => Fail(seed, "error in a loop")).Append(Fail(5, "body"));

        Assert.Equal(
            """
            oracle error in a loop: 4 failures, of which these are the 3 shortest
              1 is wrong
                tests/Simulation/run --seed 1 --runs 1
              2 is wrong
                tests/Simulation/run --seed 2 --runs 1
              3 is wrong
                tests/Simulation/run --seed 3 --runs 1
            oracle body: 1 failure
              5 is wrong
                tests/Simulation/run --seed 5 --runs 1

            """,
            FailureReport.Write([.. failures]));
    }

    private static RunResult Fail(int seed, string oracle) => new((ulong)seed, new Violation(oracle, $"{seed} is wrong"), seed, "", []);
}
