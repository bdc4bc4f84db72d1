using Adapters.Simulation.Oracles;
using Adapters.Simulation.Running;

namespace Adapters.Simulation.Tests;

/// <summary>New seeds each time; <see cref="PastFaultTests"/> has what was found before.</summary>
public sealed class CampaignTests
{
    private const int Runs = 20_000;

    [Fact]
    public void Twenty_thousand_new_runs_find_nothing_and_visit_the_life_cycles()
    {
        var seed = (ulong)Random.Shared.NextInt64(1, 1_000_000_000_000);
        Console.WriteLine($"seed {seed}");
        var campaign = new Campaign(seed, Runs, TimeSpan.MaxValue, Environment.ProcessorCount);
        campaign.Run();
        Console.WriteLine($"{campaign.Runs} runs, {campaign.Steps} steps, {campaign.Elapsed.TotalSeconds:0} s");
        Console.WriteLine(CoverageReport.Write(campaign.Coverage));
        Assert.True(campaign.Failures.Count == 0, Describe(campaign));
        var (seen, all) = CoverageReport.Count(campaign.Coverage);
        Assert.True(seen >= all * 0.95, CoverageReport.Write(campaign.Coverage));
    }

    private static string Describe(Campaign campaign)
    {
        var failure = campaign.Failures.FirstOrDefault();
        return failure is null ? "" : $"{campaign.Failures.Count} of {campaign.Runs} runs failed. The shortest: "
            + $"{failure.Violation!.Oracle}: {failure.Violation.Message}\ntests/Simulation/run --seed {failure.Seed} --runs 1";
    }
}
