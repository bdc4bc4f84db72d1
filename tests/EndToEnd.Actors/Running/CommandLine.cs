using System.Diagnostics;
using Adapters.EndToEnd.Actors.Driving;
using Adapters.Simulation.Running;

namespace Adapters.EndToEnd.Actors.Running;

/// <summary>Round after round over all variants, until something is wrong or the time is over.</summary>
internal static class CommandLine
{
    private const int MostShown = 10;

    public static async Task<int> RunAsync(string[] words)
    {
        if (ArgumentPairs.AsksForHelp(words))
        {
            Console.Write(Arguments.Usage);
            return 0;
        }

        Arguments arguments;
        try
        {
            arguments = Arguments.Parse(words);
        }
        catch (FormatException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 2;
        }

        return await RunAsync(arguments) ? 0 : 1;
    }

    private static async Task<bool> RunAsync(Arguments arguments)
    {
        var variants = Variants(arguments);
        var clock = Stopwatch.StartNew();
        var figures = new Figures();
        var rounds = 0;
        var isWell = true;
        Console.WriteLine($"seed {arguments.Seed}");
        while (isWell && (rounds < variants.Length || clock.Elapsed < arguments.Time))
        {
            var start = clock.Elapsed;
            var round = new Round(variants[rounds % variants.Length], arguments.Seed + (ulong)rounds, arguments.Round);
            await round.RunAsync();
            rounds++;
            figures.Add(round.Figures);
            isWell = round.Violations.Count == 0;
            Console.WriteLine(
                $"{round.Variant}, seed {round.Seed}: {round.Figures.Connections} connections, {round.Figures.Requests} answers, "
                + $"{round.Violations.Count} failures in {(clock.Elapsed - start).TotalSeconds:0} s");
            Show(round, arguments);
        }

        Console.WriteLine(figures);
        Console.WriteLine(
            $"{rounds} rounds, {figures.Connections} connections, {figures.Requests} answers, {clock.Elapsed.TotalSeconds:0} s");
        return isWell;
    }

    private static Variant[] Variants(Arguments arguments) =>
    [
        .. from program in arguments.Programs
           from transport in arguments.Transports
           from loops in arguments.Loops
           select new Variant(transport, loops, program),
    ];

    private static void Show(Round round, Arguments arguments)
    {
        foreach (var violation in round.Violations.Take(MostShown))
            Console.WriteLine($"{violation}{round.Explain(violation)}");
        if (round.Violations.Count > 0)
        {
            Console.WriteLine(
                $"  tests/EndToEnd.Actors/run --seed {round.Seed} --transport {round.Variant.Transport} --loops {round.Variant.Loops}"
                + $" --round {arguments.Round.TotalSeconds} --build {(round.Variant.Program.Length > 0 ? "aot" : "jit")}");
        }
    }
}
