using Adapters.Simulation.Oracles;
using Adapters.Simulation.Recordings;
using Adapters.Simulation.Scheduling;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Running;

/// <summary>The program: a campaign, one run with all that happened in it, the replay of a record, or of the connections of a real server.</summary>
internal static class CommandLine
{
    private static readonly TimeSpan ShrinkTime = TimeSpan.FromSeconds(60);

    public static int Run(string[] words)
    {
        Arguments arguments;
        try
        {
            arguments = Arguments.Parse(words);
        }
        catch (FormatException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return 2;
        }

        if (arguments.Replay is { } file)
            return WireRecord.IsOne(file) ? ReplayWire(file) : Show(Simulator.Run(RecordFile.Read(file), new Machine(), isTraced: true));
        return arguments.Runs == 1
            ? Show(Simulator.Run(new Decisions(arguments.Seed), new Machine(), isTraced: true))
            : RunMany(arguments);
    }

    private static int ReplayWire(string file)
    {
        try
        {
            Console.WriteLine("Looked at in a recording: blocks, ledger, pool, memory, errors in a loop, work that nobody has been woken for, and bytes of others.");
            Console.WriteLine("Nothing is known of what the requests should get: each is answered 200, once its body was read.");
            return Show(Simulator.Replay(WireRecord.Read(file), new Machine()));
        }
        catch (FormatException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return 2;
        }
    }

    private static int Show(RunResult result)
    {
        Console.WriteLine(result.Trace);
        Console.WriteLine(result.Violation is { } violation ? $"{violation.Oracle}: {violation.Message}" : $"nothing is wrong, in {result.Steps} steps");
        return result.Violation is null ? 0 : 1;
    }

    private static int RunMany(Arguments arguments)
    {
        Console.WriteLine($"seed {arguments.Seed}");
        var campaign = arguments.EndsAtFailure
            ? new Campaign(arguments.Seed, arguments.Runs, arguments.Time, arguments.Threads, mostFailures: 1)
            : new Campaign(arguments.Seed, arguments.Runs, arguments.Time, arguments.Threads);
        campaign.Run();
        Console.Write(CoverageReport.Write(campaign.Coverage));
        Console.WriteLine($"{campaign.Runs} runs, {campaign.Steps} steps, {campaign.Elapsed.TotalSeconds:0.0} s, {campaign.Failures.Count} failures");
        foreach (var group in campaign.Failures.GroupBy(failure => failure.Violation!.Oracle))
        {
            foreach (var failure in group.Take(3))
                Console.WriteLine($"{group.Key} ({group.Count()} of them): {failure.Violation!.Message}\n  tests/Simulation/run --seed {failure.Seed} --runs 1");
        }

        if (!arguments.EndsAtFailure && campaign.Failures.Find(failure => failure.Steps > 0) is { } shortest)
            ShowSmallest(shortest);
        return campaign.Failures.Count == 0 ? 0 : 1;
    }

    private static void ShowSmallest(RunResult failure)
    {
        var shrunk = new Shrinker(failure, ShrinkTime).Shrink();
        var path = Path.Combine(Directory.CreateDirectory("artifacts").Name, $"simulation-{failure.Seed}.txt");
        RecordFile.Write(path, failure.Seed, shrunk.Record);
        Console.WriteLine($"\nThe shortest of them, made smaller: {shrunk.Steps} steps. tests/Simulation/run --replay {path}\n\n{shrunk.Trace}");
    }
}
