using Adapters.Simulation.Oracles;
using Adapters.Simulation.Recordings;
using Adapters.Simulation.Scheduling;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Running;

/// <summary>
/// The program: a campaign, one run with all that happened in it, the replay of a record, or of the connections of a real
/// server.
/// </summary>
internal static class CommandLine
{
    public static int Run(string[] words)
    {
        if (ArgumentPairs.AsksForHelp(words))
        {
            Console.Write(Arguments.Usage);
            return 0;
        }

        Func<int> work;
        try
        {
            work = Prepare(Arguments.Parse(words));
        }
        catch (Exception wrong) when (wrong is FormatException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(wrong.Message);
            return 2;
        }

        return work();
    }

    /// <summary>Reads all that the user gave: what goes wrong later is no mistake of theirs.</summary>
    private static Func<int> Prepare(Arguments arguments)
    {
        if (arguments.Replay is { } file)
            return WireRecord.IsOne(file) ? PrepareReplay(WireRecord.Read(file)) : PrepareShow(RecordFile.Read(file));
        return arguments.Runs == 1 ? PrepareShow(new Decisions(arguments.Seed)) : () => RunMany(arguments);
    }

    private static Func<int> PrepareShow(Decisions decisions) => () => Show(Simulator.Run(decisions, new Machine(), isTraced: true));

    private static Func<int> PrepareReplay(WireRecord recording) => () =>
    {
        Console.WriteLine("Looked at in a recording: blocks, ledger, pool, memory, errors in a loop, work that nobody has been woken for,"
            + " and bytes of others.");
        Console.WriteLine("Nothing is known of what the requests should get: each is answered 200, once its body was read.");
        Console.WriteLine(recording.Summary);
        return Show(Simulator.Replay(recording.Connections, new Machine()));
    };

    private static int Show(RunResult result)
    {
        Console.WriteLine(result.Trace);
        Console.WriteLine(
            result.Violation is { } violation ? $"{violation.Oracle}: {violation.Message}" : $"nothing is wrong, in {result.Steps} steps");
        return result.Violation is null ? 0 : 1;
    }

    private static int RunMany(Arguments arguments)
    {
        Console.WriteLine($"seed {arguments.Seed}");
        var campaign = arguments.EndsAtFailure
            ? new Campaign(arguments.Seed, arguments.Runs, arguments.Time, arguments.Threads, mostFailures: 1)
            : new Campaign(arguments.Seed, arguments.Runs, arguments.Time, arguments.Threads);
        campaign.Run();
        Console.Write(campaign.HasHung ? "coverage: not known, because a run did not end\n" : CoverageReport.Write(campaign.Coverage));
        Console.WriteLine(
            $"{campaign.Runs} runs, {campaign.Steps} steps, {campaign.Elapsed.TotalSeconds:0.0} s, {campaign.Failures.Count} failures");
        Console.Write(FailureReport.Write(campaign.Failures));
        if (arguments.ShrinkTime > TimeSpan.Zero && campaign.Failures.Find(failure => failure.Steps > 0) is { } shortest)
            ShowSmallest(shortest, arguments.ShrinkTime);
        return campaign.Failures.Count == 0 ? 0 : 1;
    }

    private static int Count(RunResult result) => result.Record.Values.Sum(decisions => decisions.Count);

    /// <summary>Null if it finds a run that does not end: its thread is left behind.</summary>
    private static RunResult? Shrink(RunResult failure, TimeSpan time)
    {
        RunResult? shrunk = null;
        var thread = new Thread(() => shrunk = new Shrinker(failure, time).Shrink()) { IsBackground = true };
        thread.Start();
        return thread.Join(time + Campaign.LongestSingleRun) ? shrunk : null;
    }

    private static void ShowSmallest(RunResult failure, TimeSpan time)
    {
        Console.WriteLine($"\nThe shortest of them, with seed {failure.Seed}, is made smaller, for {time.TotalSeconds} s at most.");
        if (Shrink(failure, time) is not { } shrunk)
        {
            Console.WriteLine("It does not end: made smaller, the run hangs in a step.");
            return;
        }

        var path = Path.Combine(Directory.CreateDirectory("artifacts").Name, $"simulation-{failure.Seed}.txt");
        RecordFile.Write(path, failure.Seed, shrunk.Record);
        Console.WriteLine($"It takes {Count(shrunk)} decisions in place of {Count(failure)}. To see it again:");
        Console.WriteLine($"  tests/Simulation/run --replay {path}\n\n{shrunk.Trace}");
    }
}
