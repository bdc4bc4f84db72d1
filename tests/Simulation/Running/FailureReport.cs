using System.Globalization;
using System.Text;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Running;

/// <summary>The failures of a campaign, by oracle. <c>mutations</c> reads the oracle and the seed of the first one.</summary>
internal static class FailureReport
{
    /// <summary>For one oracle.</summary>
    private const int MostShown = 3;

    /// <param name="failures">The shortest first.</param>
    public static string Write(IReadOnlyList<RunResult> failures)
    {
        var text = new StringBuilder();
        foreach (var group in failures.GroupBy(failure => failure.Violation!.Oracle))
            Write(text, group.Key, [.. group]);
        return text.ToString();
    }

    private static void Write(StringBuilder text, string oracle, List<RunResult> failures)
    {
        var count = failures.Count switch
        {
            1 => "1 failure",
            <= MostShown => $"{failures.Count} failures",
            _ => $"{failures.Count} failures, of which these are the {MostShown} shortest",
        };
        text.Append(CultureInfo.InvariantCulture, $"oracle {oracle}: {count}\n");
        foreach (var failure in failures.Take(MostShown))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {failure.Violation!.Message}\n");
            text.Append(CultureInfo.InvariantCulture, $"    tests/Simulation/run --seed {failure.Seed} --runs 1\n");
        }
    }
}
